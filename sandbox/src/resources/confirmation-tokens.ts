import { newId } from "../base/ids";
import { type Call, type Reply, route } from "../http/call";
import { methodFields } from "../payments/method-params";
import { invalidParameter, noSuch } from "../protocol/errors";
import { anyObject, boolean, object, oneOf, type ParamsOf, string, unsettable } from "../protocol/params";
import { shippingParam, toShipping } from "../protocol/shared-params";
import { wireConfirmationToken } from "../wire/confirmation-token";
import { methodFor } from "./confirm-request";
import { mandateData } from "./payment-intent-params";

const TWELVE_HOURS = 12 * 3600;

const fields = {
  payment_method: string(),
  payment_method_data: object(methodFields),
  payment_method_options: anyObject(),
  mandate_data: unsettable(mandateData),
  return_url: string(),
  setup_future_usage: unsettable(oneOf(["on_session", "off_session"])),
  shipping: shippingParam,
  use_stripe_sdk: boolean(),
  client_context: anyObject(),
};

export const confirmationTokenRoutes = [
  route("POST", "confirmation_tokens", fields, create, "publishable"),
  route("POST", "test_helpers/confirmation_tokens", fields, create),
  route("GET", "confirmation_tokens/:", {}, (call) => {
    const id = call.ids[0] ?? "";
    const token = call.scope.account.confirmationTokens.get(id);
    if (!token) throw noSuch("confirmation_token", id, "confirmation_token");
    return { render: () => wireConfirmationToken(token) };
  }),
];

function create(call: Call, params: ParamsOf<typeof fields>): Reply {
  const method = methodFor(call, params);
  if (!method) {
    throw invalidParameter(
      "Missing required param: payment_method_data.",
      "payment_method_data",
      "parameter_missing",
    );
  }
  const { account, world } = call.scope;
  const now = world.clock.seconds();
  const token = account.confirmationTokens.put({
    id: newId("ctoken"),
    created: now,
    expiresAt: now + TWELVE_HOURS,
    paymentIntent: null,
    setupIntent: null,
    preview: method,
    returnUrl: params.return_url ?? null,
    setupFutureUsage: params.setup_future_usage ?? null,
    shipping: params.shipping ? toShipping(params.shipping) : null,
  });
  return { render: () => wireConfirmationToken(token) };
}
