import { ApiError, invalidRequest } from "../protocol/errors";
import type { PaymentMethodRecord } from "../records/payment-method";
import type { SetupIntentRecord } from "../records/setup-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wireSetupIntent } from "../wire/setup-intent";
import { behaviourOf } from "./behaviours";
import { DECLINES } from "./declines";

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Confirms a SetupIntent: the payment method is saved with the customer, refused (402), or must be authenticated. */
export function confirmSetup(
  scope: Scope,
  intent: SetupIntentRecord,
  brought: PaymentMethodRecord | null,
  origin: string,
): SetupIntentRecord {
  if (!CONFIRMABLE.includes(intent.status)) {
    throw invalidRequest(`You cannot confirm this SetupIntent because it has a status of ${intent.status}.`, {
      code: "setup_intent_unexpected_state",
      setup_intent: wireSetupIntent(intent),
    });
  }
  const method =
    brought ?? (intent.paymentMethod ? scope.account.paymentMethods.get(intent.paymentMethod) : undefined);
  if (!method) {
    throw invalidRequest(
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a payment method and then confirm it again.",
      { code: "setup_intent_unexpected_state", setup_intent: wireSetupIntent(intent) },
    );
  }
  const { authentication, decline, attach } = behaviourOf(method.behaviour);
  if (decline && attach !== "allowed" && authentication === undefined)
    throw refuse(scope, intent, method, decline);
  if (authentication === "always" || authentication === "unless_off_session") {
    const query = new URLSearchParams({ setup_intent: intent.id, client_secret: intent.clientSecret });
    const waiting = scope.account.setupIntents.put({
      ...intent,
      status: "requires_action",
      paymentMethod: method.id,
      nextAction: {
        type: "use_stripe_sdk",
        url: `${origin}/elements/challenge?${query}`,
        source: `src_${intent.id.slice(5)}`,
      },
    });
    emit(scope, "setup_intent.requires_action", { kind: "setup_intent", record: waiting });
    return waiting;
  }
  return finish(scope, intent, method);
}

/** The shopper has answered the bank's page. Throws 400 when no answer is awaited. */
export function answerSetupAuthentication(
  scope: Scope,
  intent: SetupIntentRecord,
  outcome: "success" | "fail",
): SetupIntentRecord {
  const method = intent.paymentMethod ? scope.account.paymentMethods.get(intent.paymentMethod) : undefined;
  if (intent.status !== "requires_action" || !method) {
    throw invalidRequest(
      `This SetupIntent is not waiting for authentication: its status is ${intent.status}.`,
      {
        code: "setup_intent_unexpected_state",
        setup_intent: wireSetupIntent(intent),
      },
    );
  }
  if (outcome === "success") return finish(scope, intent, method);
  const failed = scope.account.setupIntents.put({
    ...intent,
    status: "requires_payment_method",
    paymentMethod: null,
    nextAction: null,
    lastError: {
      type: "invalid_request_error",
      code: "setup_intent_authentication_failure",
      declineCode: null,
      adviceCode: null,
      networkDeclineCode: null,
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      param: null,
      charge: null,
      paymentMethod: method,
    },
  });
  emit(scope, "setup_intent.setup_failed", { kind: "setup_intent", record: failed });
  return failed;
}

function finish(scope: Scope, intent: SetupIntentRecord, method: PaymentMethodRecord): SetupIntentRecord {
  if (intent.customer !== null && method.customer === null) {
    const attached = scope.account.paymentMethods.put({ ...method, customer: intent.customer });
    emit(scope, "payment_method.attached", { kind: "payment_method", record: attached });
  }
  const succeeded = scope.account.setupIntents.put({
    ...intent,
    status: "succeeded",
    paymentMethod: method.id,
    nextAction: null,
    lastError: null,
  });
  emit(scope, "setup_intent.succeeded", { kind: "setup_intent", record: succeeded });
  return succeeded;
}

function refuse(
  scope: Scope,
  intent: SetupIntentRecord,
  method: PaymentMethodRecord,
  kind: keyof typeof DECLINES,
): ApiError {
  const { code, declineCode, message, adviceCode, networkDeclineCode, param } = DECLINES[kind];
  const failed = scope.account.setupIntents.put({
    ...intent,
    status: "requires_payment_method",
    paymentMethod: null,
    lastError: {
      type: "card_error",
      code,
      declineCode,
      adviceCode,
      networkDeclineCode,
      message,
      param,
      charge: null,
      paymentMethod: method,
    },
  });
  emit(scope, "setup_intent.setup_failed", { kind: "setup_intent", record: failed });
  const body = {
    type: "card_error" as const,
    code,
    message,
    ...(declineCode ? { decline_code: declineCode } : {}),
    setup_intent: wireSetupIntent(failed),
  };
  return new ApiError(402, body, true);
}
