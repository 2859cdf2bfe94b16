import { invalidRequest } from "../protocol/errors";
import type { DeclineKind } from "../records/decline-kind";
import type { NextAction, PaymentIntentRecord } from "../records/payment-intent";
import type { PaymentMethodRecord } from "../records/payment-method";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { behaviourOf } from "./behaviours";
import { chargeCard, startDebit, succeedAtOnce } from "./charge-method";
import { DECLINES } from "./declines";
import { failIntent } from "./fail-intent";
import { checkConfirmable, missingMethod, paymentFailed } from "./intent-errors";

export type Confirmation = {
  /** A payment method that the confirm brings; null to use the PaymentIntent's own. */
  method: PaymentMethodRecord | null;
  fromBrowser: boolean;
  /** Stripe.js shows the next step itself, so no redirect is wanted for cards. */
  useSdk: boolean;
  offSession: boolean;
  errorOnAction: boolean;
  returnUrl: string | null;
  /** Where the caller reaches the sandbox; the pages of the next step live there. */
  origin: string;
  /** Set by a fault: the next charge is refused this way. */
  forcedDecline: DeclineKind | null;
};

/**
 * Confirms a PaymentIntent and returns it as it stands afterwards.
 * Throws 400 when it cannot be confirmed, and 402 with the PaymentIntent when the payment is refused.
 */
export function confirmPaymentIntent(
  scope: Scope,
  given: PaymentIntentRecord,
  how: Confirmation,
): PaymentIntentRecord {
  checkConfirmable(given, how.method !== null);
  const method =
    how.method ?? (given.paymentMethod ? scope.account.paymentMethods.get(given.paymentMethod) : undefined);
  if (!method) throw missingMethod(given);
  checkMethod(given, method);
  const intent: PaymentIntentRecord = {
    ...given,
    paymentMethod: method.id,
    returnUrl: how.returnUrl ?? given.returnUrl,
    nextAction: null,
  };
  const result = start(scope, intent, method, how);
  if (result.lastError && result.status === "requires_payment_method") {
    throw paymentFailed(result, result.lastError, how.fromBrowser);
  }
  return result;
}

function start(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  how: Confirmation,
): PaymentIntentRecord {
  switch (method.details.type) {
    case "card":
      return startCard(scope, intent, method, how);
    case "link":
      return succeedAtOnce(scope, intent, method);
    case "sepa_debit":
    case "us_bank_account":
      return startDebit(scope, intent, method);
    case "customer_balance":
      return requireAction(scope, intent, {
        type: "display_bank_transfer_instructions",
        amountRemaining: intent.amount,
      });
    default: {
      if (intent.returnUrl === null) {
        throw invalidRequest(
          "You must provide a `return_url` when confirming with a redirect-based payment method.",
          {
            code: "parameter_missing",
            param: "return_url",
          },
        );
      }
      return requireAction(scope, intent, {
        type: "redirect_to_url",
        url: pageUrl(scope, intent, how.origin, "bank"),
        returnUrl: intent.returnUrl,
      });
    }
  }
}

function startCard(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  how: Confirmation,
): PaymentIntentRecord {
  if (intent.authenticated === method.id) {
    return chargeCard(scope, { ...intent, authenticated: null }, method, "authenticated", how.forcedDecline);
  }
  const { authentication } = behaviourOf(method.behaviour);
  const asked = intent.options.card?.request_three_d_secure;
  const insisted = asked === "any" || asked === "challenge";
  if (
    authentication === "always" ||
    (authentication === "unless_off_session" && !how.offSession) ||
    (authentication === "optional" && insisted)
  ) {
    if (how.offSession || how.errorOnAction) return refuseWithoutShopper(scope, intent, method);
    const redirect = !how.useSdk && !how.fromBrowser && intent.returnUrl !== null;
    const url = pageUrl(scope, intent, how.origin, redirect ? "bank" : "challenge");
    return requireAction(
      scope,
      intent,
      redirect
        ? { type: "redirect_to_url", url, returnUrl: intent.returnUrl }
        : { type: "use_stripe_sdk", url, source: `src_${intent.id.slice(3)}` },
    );
  }
  const secure = authentication === "frictionless" ? "frictionless" : null;
  return chargeCard(scope, intent, method, secure, how.forcedDecline);
}

/** Authentication is needed and nobody is there to give it: the attempt fails without a charge. */
function refuseWithoutShopper(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): PaymentIntentRecord {
  const decline = DECLINES.authentication_required;
  return failIntent(scope, intent, {
    type: "card_error",
    code: decline.code,
    declineCode: decline.declineCode,
    adviceCode: null,
    networkDeclineCode: null,
    message: decline.message,
    param: null,
    charge: null,
    paymentMethod: method,
  });
}

function requireAction(
  scope: Scope,
  intent: PaymentIntentRecord,
  nextAction: NextAction,
): PaymentIntentRecord {
  const waiting = scope.account.paymentIntents.put({
    ...intent,
    status: "requires_action",
    nextAction,
    lastError: null,
  });
  emit(scope, "payment_intent.requires_action", { kind: "payment_intent", record: waiting });
  return waiting;
}

/** A page of the sandbox on which the shopper plays the bank. */
function pageUrl(
  scope: Scope,
  intent: PaymentIntentRecord,
  origin: string,
  page: "bank" | "challenge",
): string {
  const query = new URLSearchParams({
    payment_intent: intent.id,
    client_secret: intent.clientSecret,
    key: `pk_test_${scope.account.suffix}`,
  });
  if (intent.returnUrl !== null) query.set("return_url", intent.returnUrl);
  return `${origin}/elements/${page}?${query}`;
}

function checkMethod(intent: PaymentIntentRecord, method: PaymentMethodRecord): void {
  const { type } = method.details;
  if (!intent.types.includes(type)) {
    throw invalidRequest(
      `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.types.join(", ")}.`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method" },
    );
  }
  if (method.consumed && method.customer === null) {
    throw invalidRequest(
      "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
    );
  }
  if (method.customer !== null && method.customer !== intent.customer) {
    throw invalidRequest(
      intent.customer === null
        ? `The PaymentMethod ${method.id} belongs to a Customer. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`
        : `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { param: "payment_method" },
    );
  }
}
