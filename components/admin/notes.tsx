import type { OrderDetail } from "@/lib/admin/order-detail";
import { Moment } from "./moment";

/** What colleagues wrote about an order, in the order of time. */
export function Notes({ notes }: { notes: OrderDetail["notes"] }) {
  if (notes.length === 0) return <p className="mt-3 text-sm text-ink-muted">Nobody has written one.</p>;
  return (
    <ul className="mt-3 space-y-3 text-sm">
      {notes.map(({ id, text, by, at }) => (
        <li key={id}>
          <p className="break-words whitespace-pre-line">{text}</p>
          <p className="text-xs text-ink-muted">
            {by}, <Moment at={at} /> UTC
          </p>
        </li>
      ))}
    </ul>
  );
}
