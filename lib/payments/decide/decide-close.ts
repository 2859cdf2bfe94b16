import { isOpen } from "@/lib/orders/order-status";
import { applied, type Decision, UNCHANGED } from "./changes";
import { mayTakeMoney, type OrderState } from "./order-state";
import { closing } from "./payment-changes";

/**
 * Ends an unpaid order, by its time or because somebody asked. Its PaymentIntent is canceled at Stripe first:
 * while one may still take money nothing changes, because stock that is free again could be paid for.
 */
export function decideClose(order: OrderState, as: "canceled" | "expired"): Decision {
  if (!isOpen(order.status)) return UNCHANGED;
  if (order.attempts.some(({ status }) => mayTakeMoney(status))) return UNCHANGED;
  return applied(...closing(order, as));
}
