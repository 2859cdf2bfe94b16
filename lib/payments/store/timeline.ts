import { detailOf } from "@/lib/orders/record-order-event";
import type { Change } from "@/lib/payments/decide/changes";
import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./decided";
import { rowsOf } from "./rows";

type Told = { kind: string; from: string | null; to: string | null; detail: object };

/** The timeline's row of a change, or null for one that is not told there. */
function tell(change: Change): Told | null {
  switch (change.do) {
    case "move_order":
      return { kind: "status_changed", from: change.from, to: change.to, detail: change.detail };
    case "note":
      return { kind: change.kind, from: null, to: null, detail: change.detail };
    case "open_review": {
      // A detail may have a reason of its own: why a refund failed.
      const detail = { ...change.detail, reason: change.reason };
      return { kind: "review_opened", from: null, to: null, detail };
    }
    default:
      return null;
  }
}

/** Adds the timeline's rows, in the order in which the changes were decided. */
export function timelineParts(decided: readonly Decided[]): Prisma.Sql[] {
  const rows = decided.flatMap(({ order, cause, changes }) =>
    changes.flatMap((change) => {
      const told = tell(change);
      return told
        ? [
            {
              order_id: order.id,
              ...told,
              detail: detailOf(cause, told.detail),
              cause: cause.by,
              event: cause.webhookEventId ?? null,
            },
          ]
        : [];
    }),
  );
  if (rows.length === 0) return [];
  const numbered = rows.map((row, n) => ({ n, ...row }));
  return [
    Prisma.sql`timeline AS (
      INSERT INTO order_event (order_id, kind, from_status, to_status, cause, webhook_event_id, detail)
      SELECT order_id, kind, "from", "to", cause, event, detail
      FROM ${rowsOf(numbered, 'n int, order_id uuid, kind text, "from" order_status, "to" order_status, cause text, event text, detail jsonb')}
      ORDER BY n
    )`,
  ];
}
