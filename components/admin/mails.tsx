import type { OrderDetail } from "@/lib/admin/order-detail";
import { Moment } from "./moment";

/** What Till wrote to the shopper; without a mail server the text is kept here. */
export function Mails({ mails }: { mails: OrderDetail["mails"] }) {
  if (mails.length === 0) return <p className="mt-3 text-sm text-ink-muted">Nothing was sent yet.</p>;
  return (
    <ul className="mt-4 divide-y divide-line">
      {mails.map(({ id, subject, recipient, body, kind, sentAt, transport }) => (
        <li key={id} className="py-4 text-sm first:pt-0 last:pb-0">
          <p className="font-medium break-words first-letter:uppercase">
            {subject ?? kind.replaceAll("_", " ")}
          </p>
          <p className="text-ink-muted">
            {sentAt ? (
              <>
                {transport === "kept" ? "Kept here, not sent" : "Sent"} <Moment at={sentAt} precise />
              </>
            ) : (
              "Waiting to be sent"
            )}
          </p>
          <p className="break-all text-ink-muted">To {recipient}</p>
          {body && (
            <details className="mt-2">
              <summary className="text-ink underline decoration-line-strong underline-offset-4">
                Show the text
              </summary>
              <p className="mt-2 rounded-md bg-surface-2 p-4 text-xs break-words whitespace-pre-wrap">
                {body}
              </p>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
