import type { PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { behaviourOf } from "./behaviours";
import { capturedCharge, failedCharge, storeWithBalance } from "./charges";
import { BANK_OUTCOME } from "./declines";
import { failIntent } from "./fail-intent";
import { openPlannedDisputes } from "./open-dispute";

const FAILURES = {
  insufficient_funds: "The customer's account has insufficient funds to cover this payment.",
  no_account: "The customer's bank account could not be located.",
};

/**
 * Decides a slow payment, as its test account says or as told. Returns null when the PaymentIntent is not
 * processing (any more): then nothing happens.
 */
export function settlePayment(
  scope: Scope,
  intentId: string,
  told: "succeeds" | "fails" | null,
): PaymentIntentRecord | null {
  const intent = scope.account.paymentIntents.get(intentId);
  const charge = intent?.latestCharge ? scope.account.charges.get(intent.latestCharge) : undefined;
  if (!intent || !charge || intent.status !== "processing" || charge.status !== "pending") return null;
  const planned = behaviourOf(charge.method.behaviour).settle?.outcome ?? "succeeds";
  const outcome = told === "fails" && planned === "succeeds" ? "insufficient_funds" : planned;
  if (told === "succeeds" || outcome === "succeeds") {
    const paid = storeWithBalance(scope, capturedCharge(charge, intent.amount));
    emit(scope, "charge.succeeded", { kind: "charge", record: paid });
    openPlannedDisputes(scope, paid);
    const succeeded = scope.account.paymentIntents.put({
      ...intent,
      status: "succeeded",
      amountReceived: intent.amount,
      lastError: null,
    });
    emit(scope, "payment_intent.succeeded", { kind: "payment_intent", record: succeeded });
    return succeeded;
  }
  const message = FAILURES[outcome];
  const failed = failedCharge(scope, charge, {
    code: outcome,
    message,
    outcome: {
      ...BANK_OUTCOME,
      networkStatus: "declined_by_network",
      reason: outcome,
      type: "issuer_declined",
    },
  });
  return failIntent(scope, intent, {
    type: "invalid_request_error",
    code: "payment_intent_payment_attempt_failed",
    declineCode: null,
    adviceCode: null,
    networkDeclineCode: null,
    message,
    param: null,
    charge: failed.id,
    paymentMethod: charge.method,
  });
}
