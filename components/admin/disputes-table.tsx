import { Badge } from "@/components/ui/badge";
import { Price } from "@/components/ui/price";
import type { DisputeLine } from "@/lib/admin/list-disputes";
import { Moment } from "./moment";

const HEAD = "px-4 py-2.5 text-left font-medium";
const CELL = "block lg:table-cell lg:px-4 lg:py-2.5 lg:align-middle";

/** Disputes as a table; on a phone each row becomes an entry of a list. The whole row leads to the order. */
export function DisputesTable({ disputes, caption }: { disputes: DisputeLine[]; caption: string }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="block w-full text-sm lg:table lg:table-fixed">
        <caption className="sr-only">{caption} Times are in UTC.</caption>
        <thead className="sr-only border-b border-line text-xs text-ink-muted lg:not-sr-only lg:table-header-group">
          <tr>
            <th scope="col" className={`${HEAD} lg:w-24`}>
              Order
            </th>
            <th scope="col" className={`${HEAD} lg:w-72`}>
              Status
            </th>
            <th scope="col" className={HEAD}>
              Reason
            </th>
            <th scope="col" className={`${HEAD} text-right lg:w-32`}>
              Amount
            </th>
            <th scope="col" className={`${HEAD} lg:w-48`}>
              Answer by (UTC)
            </th>
          </tr>
        </thead>
        <tbody className="block divide-y divide-line lg:table-row-group">
          {disputes.map((dispute) => (
            <tr
              key={dispute.id}
              className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-surface-2 lg:table-row"
            >
              <td className={`${CELL} font-medium tabular-nums`}>
                <a href={`/admin/orders/${dispute.orderId}`} className="after:absolute after:inset-0">
                  #{dispute.orderNumber}
                </a>
              </td>
              <td className={`${CELL} order-4`}>
                <Badge tone={dispute.words.tone}>{dispute.words.label}</Badge>
              </td>
              <td className={`${CELL} order-3 col-span-2 break-words lg:first-letter:uppercase`}>
                {dispute.reason}
              </td>
              <td className={`${CELL} order-2 text-right`}>
                <Price money={dispute} />
              </td>
              <td
                className={`${CELL} order-5 self-center text-right text-xs text-ink-muted lg:text-left lg:text-sm`}
              >
                {dispute.dueBy && <Moment at={dispute.dueBy} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
