import type { StockMoveView } from "@/lib/admin/product-detail";
import { Moment } from "./moment";

const REASONS = { received: "Received", corrected: "Counted", damaged: "Damaged" } as const;

/** What came and went, newest first. */
export function StockMoves({ moves, hasMore }: { moves: StockMoveView[]; hasMore: boolean }) {
  if (moves.length === 0) return <p className="mt-4 text-sm text-ink-muted">Nothing came or went yet.</p>;
  return (
    <>
      <ol className="mt-4 divide-y divide-line border-t border-line text-sm">
        {moves.map(({ id, at, pieces, reason, note, by }) => (
          <li key={id} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 py-2.5">
            <span className="text-right font-medium tabular-nums">
              {pieces > 0 ? `+${pieces}` : `−${-pieces}`}
            </span>
            <span className="min-w-0">
              {REASONS[reason]}, <span className="text-ink-muted">{by ?? "products file"}</span>
              {note && <span className="block break-words">{note}</span>}
              <Moment at={at} className="block text-xs text-ink-muted" />
            </span>
          </li>
        ))}
      </ol>
      {hasMore && (
        <p className="mt-3 text-xs text-ink-muted">The newest fifty. Older ones are in the database.</p>
      )}
    </>
  );
}
