import type { CancellationReason, PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { unexpectedState } from "./intent-errors";

const CANCELABLE = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
];

/** Cancels a PaymentIntent and lets go of a held authorization. Throws 400 in a status where that is too late. */
export function cancelIntent(
  scope: Scope,
  intent: PaymentIntentRecord,
  reason: CancellationReason | null,
): PaymentIntentRecord {
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, processing, expired.`,
    );
  }
  const canceled = scope.account.paymentIntents.put({
    ...intent,
    status: "canceled",
    amountCapturable: 0,
    canceledAt: scope.world.clock.seconds(),
    cancellationReason: reason,
    nextAction: null,
  });
  emit(scope, "payment_intent.canceled", { kind: "payment_intent", record: canceled });
  return canceled;
}

/** A held authorization that nobody captured in time. */
export function expireAuthorization(scope: Scope, chargeId: string): void {
  const charge = scope.account.charges.get(chargeId);
  const intent = charge && scope.account.paymentIntents.get(charge.paymentIntent);
  if (!charge || !intent || intent.status !== "requires_capture" || intent.latestCharge !== chargeId) return;
  const expired = scope.account.charges.put({ ...charge, paid: false, status: "failed" });
  emit(scope, "charge.expired", { kind: "charge", record: expired });
  cancelIntent(scope, intent, "automatic");
}
