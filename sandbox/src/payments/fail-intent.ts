import type { PaymentFailure, PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";

/** Back to wanting a payment method, with the reason as `last_payment_error`. */
export function failIntent(
  scope: Scope,
  intent: PaymentIntentRecord,
  failure: PaymentFailure,
): PaymentIntentRecord {
  const failed = scope.account.paymentIntents.put({
    ...intent,
    status: "requires_payment_method",
    paymentMethod: null,
    nextAction: null,
    lastError: failure,
  });
  emit(scope, "payment_intent.payment_failed", { kind: "payment_intent", record: failed });
  return failed;
}
