import { isRecord, readRecord, readString } from "../../page/guards";
import { type ApiAnswer, callApi } from "../api";
import { confirmPayment, notSubmitted, sendForm } from "./confirm-payment";
import { ElementsGroup } from "./elements-group";
import { IntegrationError } from "./integration-error";
import { sandboxOrigin } from "./origin";
import { finishNextAction, type PaymentIntentResult, retrieve } from "./payment-intents";
import { UNSUPPORTED_METHODS, unsupported } from "./unsupported";

type StandIn = Record<string, (...values: unknown[]) => unknown>;

/** The object `Stripe(publishableKey)` returns. */
export function createStripe(key: string): StandIn {
  const stripe: StandIn = {
    elements: (options = {}) => {
      if (!isRecord(options))
        throw new IntegrationError("Invalid value for elements(): it should be an object.");
      return new ElementsGroup(key, options);
    },
    confirmPayment: (options) => confirmPayment(key, options),
    handleNextAction: (options) => handleNextAction(key, readString(options, "clientSecret") ?? ""),
    handleCardAction: (clientSecret) => handleNextAction(key, String(clientSecret)),
    retrievePaymentIntent: async (clientSecret) => retrieve(key, String(clientSecret)),
    confirmCardPayment: (clientSecret, data) => confirmCardPayment(key, String(clientSecret), data),
    createPaymentMethod: (options) => createPaymentMethod(key, options),
    createConfirmationToken: (options) => createConfirmationToken(options),
    registerAppInfo: () => undefined,
    _registerWrapper: () => undefined,
  };
  for (const name of UNSUPPORTED_METHODS) stripe[name] = unsupported(name);
  return stripe;
}

async function handleNextAction(key: string, clientSecret: string): Promise<PaymentIntentResult> {
  const before = await retrieve(key, clientSecret);
  if ("paymentIntent" in before && readString(before.paymentIntent, "status") !== "requires_action") {
    throw new IntegrationError(
      "handleNextAction: The PaymentIntent supplied is not in the requires_action state.",
    );
  }
  return finishNextAction(key, clientSecret, before);
}

/** Only for a payment method that exists already: the stand-in has no Card Element. */
async function confirmCardPayment(
  key: string,
  clientSecret: string,
  data: unknown,
): Promise<PaymentIntentResult> {
  if (isRecord(data) && isRecord(data.payment_method))
    unsupported("confirmCardPayment with a Card Element")();
  return confirmPayment(key, {
    clientSecret,
    redirect: "if_required",
    confirmParams: isRecord(data) ? data : {},
  });
}

async function createPaymentMethod(key: string, options: unknown) {
  if (isRecord(options) && options.elements instanceof ElementsGroup) {
    const caller = "stripe.createPaymentMethod()";
    const parameters = readRecord(options, "params");
    return named(
      "paymentMethod",
      await sendForm(options.elements, "/v1/payment_methods", parameters, null, caller),
    );
  }
  const parameters = isRecord(options) ? options : {};
  if (isRecord(parameters.card) && !("token" in parameters.card)) {
    throw new IntegrationError(
      "Passing card details directly to stripe.createPaymentMethod() is not allowed; collect them with an Element.",
    );
  }
  const request = { method: "POST", path: "/v1/payment_methods", parameters } as const;
  return named("paymentMethod", await callApi(sandboxOrigin, key, request));
}

async function createConfirmationToken(options: unknown) {
  if (!isRecord(options) || !(options.elements instanceof ElementsGroup)) {
    throw new IntegrationError("stripe.createConfirmationToken(): elements is required.");
  }
  const caller = "stripe.createConfirmationToken()";
  if (!options.elements.submitted) throw notSubmitted(caller);
  const { payment_method_data: _collected, ...parameters } = readRecord(options, "params");
  const path = "/v1/confirmation_tokens";
  const answer = await sendForm(options.elements, path, parameters, "payment_method_data", caller);
  return named("confirmationToken", answer);
}

function named(name: string, answer: ApiAnswer): Record<string, unknown> {
  return answer.ok ? { [name]: answer.body } : { error: answer.error };
}
