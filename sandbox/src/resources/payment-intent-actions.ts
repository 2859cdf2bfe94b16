import { type Call, type Reply, route } from "../http/call";
import { answerAuthentication } from "../payments/authenticate";
import { cancelIntent } from "../payments/cancel";
import { captureIntent } from "../payments/capture";
import { invalidParameter, invalidRequest } from "../protocol/errors";
import { boolean, integer, oneOf, type ParamsOf, required, string } from "../protocol/params";
import { mergeMetadata, metadataParam } from "../protocol/shared-params";
import type { PaymentIntentRecord } from "../records/payment-intent";
import { confirmWith, methodFor } from "./confirm-request";
import { confirmFields, refuseTypesUnderEndive } from "./payment-intent-params";
import { findIntent, intentReply } from "./payment-intents";

const cancelFields = {
  cancellation_reason: oneOf(["abandoned", "duplicate", "fraudulent", "requested_by_customer"]),
};

const captureFields = {
  amount_to_capture: integer(),
  final_capture: boolean(),
  metadata: metadataParam,
  statement_descriptor: string(22),
  statement_descriptor_suffix: string(22),
};

const authenticateFields = {
  client_secret: required(string()),
  outcome: required(oneOf(["success", "fail"])),
};

export const intentActionRoutes = [
  route("POST", "payment_intents/:/confirm", confirmFields, confirm, "publishable"),
  route("POST", "payment_intents/:/cancel", cancelFields, (call, params) => {
    const intent = findIntent(call, undefined);
    return intentReply(call, cancelIntent(call.scope, intent, params.cancellation_reason ?? null));
  }),
  route("POST", "payment_intents/:/capture", captureFields, (call, params) => {
    const { metadata, amount_to_capture } = params;
    const intent = findIntent(call, undefined);
    const described = { ...intent, metadata: mergeMetadata(intent.metadata, metadata) };
    return intentReply(call, captureIntent(call.scope, described, amount_to_capture ?? null));
  }),
  route(
    "POST",
    "payment_intents/:/_authenticate",
    authenticateFields,
    (call, params) => {
      const intent = findIntent(call, params.client_secret);
      return intentReply(call, answerAuthentication(call.scope, intent, params.outcome, call.forcedDecline));
    },
    "publishable",
  ),
];

function confirm(call: Call, params: ParamsOf<typeof confirmFields>): Reply {
  refuseTypesUnderEndive(call, params.payment_method_types);
  const intent = findIntent(call, params.client_secret);
  const browser = call.key.kind === "publishable";
  if (browser && intent.confirmationMethod === "manual") {
    throw invalidRequest(
      "This PaymentIntent's confirmation_method is manual, so it can only be confirmed with a secret key.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  checkExpected(intent, params, browser);
  const method = methodFor(call, params);
  return intentReply(call, confirmWith(call, intent, params, method, false));
}

/** Elements say which amount and currency they showed; Stripe refuses a confirm of something else. */
function checkExpected(
  intent: PaymentIntentRecord,
  params: ParamsOf<typeof confirmFields>,
  browser: boolean,
): void {
  const { expected_amount, expected_currency } = params;
  const sent = expected_amount === undefined ? "expected_currency" : "expected_amount";
  if (!browser && params[sent] !== undefined) {
    throw invalidParameter(`Received unknown parameter: ${sent}`, sent, "parameter_unknown");
  }
  const wrong =
    expected_amount !== undefined && expected_amount !== intent.amount
      ? "amount"
      : expected_currency !== undefined && expected_currency.toLowerCase() !== intent.currency
        ? "currency"
        : null;
  if (!wrong) return;
  throw invalidParameter(
    `The ${wrong} passed to Elements (${wrong === "amount" ? expected_amount : expected_currency}) does not match the ${wrong} of the PaymentIntent (${intent[wrong]}).`,
    wrong,
  );
}
