import type { ReactNode } from "react";
import type { MailDetail } from "@/lib/admin/mail-details";
import { Moment } from "./moment";

type MailsProps = {
  /** `actions` stands below a mail: what staff can do about it. */
  mails: (MailDetail & { actions: ReactNode })[];
};

/** What Till wrote to the shopper; without a mail server the text is kept here. */
export function Mails({ mails }: MailsProps) {
  if (mails.length === 0) return <p className="mt-3 text-sm text-ink-muted">Nothing was sent yet.</p>;
  return (
    <ul className="mt-4 divide-y divide-line">
      {mails.map((mail) => (
        <li key={mail.id} className="py-4 text-sm first:pt-0 last:pb-0">
          <p className="font-medium break-words first-letter:uppercase">
            {mail.subject ?? mail.kind.split(":")[0]?.replaceAll("_", " ")}
          </p>
          <MailStatus mail={mail} />
          <p className="break-all text-ink-muted">To {mail.recipient}</p>
          {mail.body && (
            <details className="mt-2">
              <summary className="text-ink underline decoration-line-strong underline-offset-4">
                Show the text
              </summary>
              <p className="mt-2 rounded-md bg-surface-2 p-4 text-xs break-words whitespace-pre-wrap">
                {mail.body}
              </p>
            </details>
          )}
          {mail.actions}
        </li>
      ))}
    </ul>
  );
}

function MailStatus({ mail }: { mail: MailDetail }) {
  const { sentAt, transport, waiting, lastError, attempts, nextTryAt } = mail;
  return (
    <>
      {sentAt && (
        <p className="text-ink-muted">
          {transport === "kept" ? "Kept here, not sent" : "Sent"} <Moment at={sentAt} precise />
        </p>
      )}
      {waiting && lastError === null && (
        <p className="text-ink-muted">{sentAt ? "Waiting to be sent again" : "Waiting to be sent"}</p>
      )}
      {waiting && lastError !== null && (
        <>
          <p className="text-danger">
            Failed {attempts === 1 ? "once" : `${attempts} times`}:{" "}
            <span className="break-words">{lastError}</span>
          </p>
          <p className="text-ink-muted">
            {nextTryAt ? (
              <>
                Next try <Moment at={nextTryAt} precise />
              </>
            ) : (
              "Not tried again by itself"
            )}
          </p>
        </>
      )}
    </>
  );
}
