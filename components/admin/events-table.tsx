import type { EventLine } from "@/lib/admin/list-events";
import { EventOutcome } from "./event-outcome";
import { Moment } from "./moment";

const HEAD = "px-4 py-2.5 text-left font-medium";
const CELL = "block lg:table-cell lg:px-4 lg:py-2.5 lg:align-middle";

/** What Stripe sent as a table; on a phone each row becomes an entry of a list. */
export function EventsTable({ events }: { events: EventLine[] }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="block w-full text-sm lg:table lg:table-fixed">
        <caption className="sr-only">Events received from Stripe, newest first. Times are in UTC.</caption>
        <thead className="sr-only border-b border-line text-xs text-ink-muted lg:not-sr-only lg:table-header-group">
          <tr>
            <th scope="col" className={HEAD}>
              Event
            </th>
            <th scope="col" className={HEAD}>
              Object
            </th>
            <th scope="col" className={`${HEAD} lg:w-28`}>
              Order
            </th>
            <th scope="col" className={`${HEAD} lg:w-44`}>
              Outcome
            </th>
            <th scope="col" className={`${HEAD} lg:w-40`}>
              Received (UTC)
            </th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line lg:table-row-group">
          {events.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event }: { event: EventLine }) {
  return (
    <tr className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-surface-2 lg:table-row">
      <td className={`${CELL} col-span-2 min-w-0`}>
        <a
          href={`/admin/events/${event.id}`}
          className="block font-medium break-words after:absolute after:inset-0"
        >
          {event.type}
        </a>
        <span className="block truncate font-mono text-xs text-ink-muted">{event.id}</span>
      </td>
      <td className={`${CELL} hidden truncate font-mono text-xs text-ink-muted`}>{event.objectId}</td>
      <td className={`${CELL} relative tabular-nums`}>
        {event.orderId ? (
          <a
            href={`/admin/orders/${event.orderId}`}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            #{event.orderNumber}
          </a>
        ) : (
          <span className="text-ink-muted">No order</span>
        )}
      </td>
      <td className={`${CELL} text-right lg:text-left`}>
        <EventOutcome outcome={event.outcome} />
      </td>
      <td className={`${CELL} col-span-2 text-xs whitespace-nowrap text-ink-muted tabular-nums lg:text-sm`}>
        <Moment at={event.receivedAt} />
      </td>
    </tr>
  );
}
