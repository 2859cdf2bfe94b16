import { invalidRequest } from "../protocol/errors";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wirePaymentIntent } from "../wire/payment-intent";
import { capturedCharge, storeWithBalance } from "./charges";
import { formatAmount } from "./currency";
import { unexpectedState } from "./intent-errors";
import { openPlannedDisputes } from "./open-dispute";

/** Takes all or part (`amount` in minor units) of a held authorization; what is not taken is released. */
export function captureIntent(
  scope: Scope,
  intent: PaymentIntentRecord,
  amount: number | null,
): PaymentIntentRecord {
  const charge = intent.latestCharge ? scope.account.charges.get(intent.latestCharge) : undefined;
  if (intent.status !== "requires_capture" || !charge) {
    throw unexpectedState(
      intent,
      intent.status === "succeeded"
        ? "The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released."
        : `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const taken = amount ?? intent.amountCapturable;
  if (taken < 1 || taken > intent.amountCapturable) {
    throw invalidRequest(
      `The amount to capture (${formatAmount(taken, intent.currency)}) must be positive and no more than the capturable amount (${formatAmount(intent.amountCapturable, intent.currency)}).`,
      { code: "amount_too_large", param: "amount_to_capture", payment_intent: wirePaymentIntent(intent) },
    );
  }
  const captured = storeWithBalance(scope, capturedCharge(charge, taken));
  emit(scope, "charge.captured", { kind: "charge", record: captured });
  openPlannedDisputes(scope, captured);
  const succeeded = scope.account.paymentIntents.put({
    ...intent,
    status: "succeeded",
    amountCapturable: 0,
    amountReceived: taken,
  });
  emit(scope, "payment_intent.succeeded", { kind: "payment_intent", record: succeeded });
  return succeeded;
}
