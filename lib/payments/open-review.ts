import { type Cause, recordOrderEvent } from "@/lib/orders/record-order-event";
import type { Tx } from "@/lib/prisma";
import type { LockedAttempt } from "./locked-attempt";
import type { Mismatch } from "./match-payment";

/** Why a person must look at an order. */
export type ReviewReason = Mismatch | "authorized_not_captured" | "paid_twice" | "paid_late_out_of_stock";

/** Marks an order for a person to look at, once for each reason. The first reason stays on the order. */
export async function openReview(
  tx: Tx,
  attempt: LockedAttempt,
  reason: ReviewReason,
  cause: Cause,
  detail: Record<string, string | number>,
): Promise<"review"> {
  if (attempt.reviewReason === reason) return "review";
  await tx.$executeRaw`
    UPDATE "order" SET review_reason = coalesce(review_reason, ${reason}), updated_at = now()
    WHERE id = ${attempt.orderId}::uuid`;
  await recordOrderEvent(tx, attempt.orderId, "review_opened", cause, { reason, ...detail });
  return "review";
}
