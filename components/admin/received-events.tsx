import type { OrderDetail } from "@/lib/admin/order-detail";
import { EventOutcome } from "./event-outcome";
import { Moment } from "./moment";
import { Payload } from "./payload";

/** What Stripe sent about an order, each event with its payload to open. `NoEvents` stands where there are none. */
export function ReceivedEvents({ events }: { events: OrderDetail["events"] }) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {events.map((event) => (
        <li key={event.id} className="py-3 last:pb-0">
          <details className="group">
            <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 [&::-webkit-details-marker]:hidden">
              <Chevron />
              <span className="min-w-0 flex-1 text-sm font-medium break-all">{event.type}</span>
              <EventOutcome outcome={event.outcome} />
              <Moment
                at={event.receivedAt}
                precise
                className="basis-full pl-6 text-xs text-ink-muted tabular-nums sm:basis-auto sm:pl-0"
              />
            </summary>
            <div className="mt-3 space-y-3">
              <p className="text-xs text-ink-muted">
                <a
                  href={`/admin/events/${event.id}`}
                  className="font-mono break-all text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
                >
                  {event.id}
                </a>
                {event.attempts > 1 && `, delivered ${event.attempts} times`}
              </p>
              {event.lastError && <p className="text-sm break-words text-danger">{event.lastError}</p>}
              <Payload label={`Payload of ${event.id}`} text={event.payload} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Chevron() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 12 12"
      className="size-3 shrink-0 text-ink-muted transition-transform group-open:rotate-90"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="m4 2 4 4-4 4" />
    </svg>
  );
}
