import { classNames } from "@/components/ui/class-names";
import type { OrderDetail } from "@/lib/admin/order-detail";
import { Moment } from "./moment";

const DOT = {
  neutral: "bg-line-strong",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
};

/** What happened to an order, from the first moment to the last, and what caused it. */
export function Timeline({ entries }: { entries: OrderDetail["timeline"] }) {
  return (
    <ol className="mt-4">
      {entries.map(({ id, at, title, tone, subject, webhookEventId, predicate, stripeRequestId }) => (
        <li
          key={id}
          className="relative pb-5 pl-6 before:absolute before:top-3 before:bottom-0 before:left-1 before:w-px before:bg-line last:pb-0 last:before:hidden"
        >
          <span
            aria-hidden="true"
            className={classNames(
              "absolute top-1.5 left-0 size-2.25 rounded-full ring-4 ring-surface",
              DOT[tone],
            )}
          />
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p className="text-sm font-medium">{title}</p>
            <Moment at={at} precise className="text-xs text-ink-muted tabular-nums" />
          </div>
          <p className="mt-0.5 text-sm text-ink-muted">
            {subject}{" "}
            {webhookEventId && (
              <>
                <EventLink id={webhookEventId} />{" "}
              </>
            )}
            {predicate}
          </p>
          {stripeRequestId && (
            <p className="mt-0.5 text-xs text-ink-muted">
              Stripe request {/* One click takes all of it, for a letter to Stripe's support. */}
              <code className="break-all select-all">{stripeRequestId}</code>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function EventLink({ id }: { id: string }) {
  return (
    <a
      href={`/admin/events/${id}`}
      className="font-mono text-xs break-all text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {id}
    </a>
  );
}
