import type { DeclineKind } from "../records/decline-kind";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { chargeCard, succeedAtOnce } from "./charge-method";
import { failIntent } from "./fail-intent";
import { unexpectedState } from "./intent-errors";

/**
 * The shopper has answered the bank's page. Returns the PaymentIntent afterwards; a refusal that follows a good
 * authentication is on its `last_payment_error`. With manual confirmation the server has to confirm once more. Throws 400 when no answer is awaited.
 */
export function answerAuthentication(
  scope: Scope,
  intent: PaymentIntentRecord,
  outcome: "success" | "fail",
  forcedDecline: DeclineKind | null,
): PaymentIntentRecord {
  const method = intent.paymentMethod ? scope.account.paymentMethods.get(intent.paymentMethod) : undefined;
  if (intent.status !== "requires_action" || !method) {
    throw unexpectedState(
      intent,
      `This PaymentIntent is not waiting for authentication: its status is ${intent.status}.`,
    );
  }
  if (outcome === "fail") {
    return failIntent(scope, intent, {
      type: "invalid_request_error",
      code: "payment_intent_authentication_failure",
      declineCode: null,
      adviceCode: null,
      networkDeclineCode: null,
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      param: null,
      charge: null,
      paymentMethod: method,
    });
  }
  if (intent.confirmationMethod === "manual") {
    return scope.account.paymentIntents.put({
      ...intent,
      status: "requires_confirmation",
      nextAction: null,
      authenticated: method.id,
    });
  }
  if (method.details.type === "card")
    return chargeCard(scope, intent, method, "authenticated", forcedDecline);
  return succeedAtOnce(scope, intent, method);
}
