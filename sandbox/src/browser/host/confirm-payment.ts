import { isRecord, readRecord, readString } from "../../page/guards";
import { type ApiAnswer, callApi } from "../api";
import { checkHiddenFields } from "../hidden-fields";
import { isWebAddress, returnAddress } from "../return-address";
import type { HostElement } from "./element";
import { ElementsGroup } from "./elements-group";
import { IntegrationError } from "./integration-error";
import { sandboxOrigin } from "./origin";
import { finishNextAction, intentId, leaveTo, type PaymentIntentResult, toResult } from "./payment-intents";
import { billingFromSiblings, shippingFromSiblings } from "./siblings";

/** `stripe.confirmPayment(options)`. Resolves `{ paymentIntent }` or `{ error }`; throws only for wrong use. */
export async function confirmPayment(key: string, options: unknown): Promise<PaymentIntentResult> {
  const group = isRecord(options) && options.elements instanceof ElementsGroup ? options.elements : null;
  const confirmParams = readRecord(options, "confirmParams");
  const clientSecret = readString(options, "clientSecret") ?? readString(group?.options, "clientSecret");
  const redirect = readString(options, "redirect") ?? "always";
  const returnUrl = readString(confirmParams, "return_url");
  if (!clientSecret) {
    throw new IntegrationError(
      "stripe.confirmPayment(): missing clientSecret. It is required when Elements were created without one.",
    );
  }
  if (!["always", "if_required"].includes(redirect)) {
    throw new IntegrationError(
      `Invalid value for redirect: should be 'always' or 'if_required', not '${redirect}'.`,
    );
  }
  if (redirect === "always" && !returnUrl) {
    throw new IntegrationError(
      "stripe.confirmPayment(): the `confirmParams.return_url` argument is required unless passing `redirect: 'if_required'`.",
    );
  }
  if (returnUrl && !isWebAddress(returnUrl)) {
    throw new IntegrationError(
      `Invalid value for confirmParams.return_url: "${returnUrl}" is not an absolute web address.`,
    );
  }
  const ready =
    readString(confirmParams, "payment_method") ?? readString(confirmParams, "confirmation_token");
  if (group?.isDeferred && !ready && !group.submitted) throw notSubmitted("stripe.confirmPayment()");
  intentId(clientSecret);
  if (group && !ready && !group.express?.authorized && !group.find("payment")?.isMounted) {
    throw new IntegrationError(
      "Invalid value for stripe.confirmPayment(): elements should have a mounted Payment Element or Express Checkout Element.",
    );
  }
  const answer = await send(key, clientSecret, group, confirmParams);
  const result = await finishNextAction(key, clientSecret, toResult(answer));
  group?.find("payment")?.command("unlock");
  group?.express?.settle();
  if ("error" in result || redirect === "if_required" || !returnUrl) return result;
  return leaveTo(returnAddress(returnUrl, result.paymentIntent));
}

/** The error Stripe.js throws when a page skips the validation step of deferred Elements. */
export function notSubmitted(caller: string): IntegrationError {
  return new IntegrationError(
    `elements.submit() must be called before ${caller}. For more information, see https://stripe.com/docs/payments/accept-a-payment-deferred.`,
  );
}

async function send(
  key: string,
  clientSecret: string,
  group: ElementsGroup | null,
  confirmParams: Record<string, unknown>,
): Promise<ApiAnswer> {
  const { payment_method_data: paymentMethodData, ...others } = confirmParams;
  const shared = {
    ...others,
    client_secret: clientSecret,
    use_stripe_sdk: true,
    ...(group?.isDeferred
      ? { expected_amount: group.options.amount, expected_currency: group.options.currency }
      : {}),
  };
  const path = `/v1/payment_intents/${intentId(clientSecret)}/confirm`;
  const wallet = group?.express?.authorized;
  const element = group?.find("payment");
  const usesToken = "payment_method" in others || "confirmation_token" in others;
  if (!usesToken && !wallet && element?.isMounted) {
    checkHiddenFields(element.options, readRecord(paymentMethodData, "billing_details"));
    const shipping = others.shipping ?? shippingFromSiblings(group);
    return sendThroughFrame(element, group, path, { ...shared, shipping }, paymentMethodData);
  }
  const shipping = others.shipping ?? wallet?.shipping ?? shippingFromSiblings(group);
  const method = wallet
    ? { payment_method: readString(wallet.paymentMethod, "id") }
    : usesToken
      ? {}
      : { payment_method_data: paymentMethodData };
  const parameters = { ...shared, shipping, ...method };
  return callApi(sandboxOrigin, key, { method: "POST", path, parameters });
}

/**
 * The frame itself makes the call, so that a card number never enters the shop's page. Details typed into the
 * element win over those the page passes.
 */
async function sendThroughFrame(
  element: HostElement,
  group: ElementsGroup | null | undefined,
  path: string,
  parameters: Record<string, unknown>,
  paymentMethodData: unknown,
): Promise<ApiAnswer> {
  element.command("lock");
  const passed = readRecord(paymentMethodData, "billing_details");
  const answer = await element.ask({
    name: "send",
    request: { method: "POST", path, parameters },
    formParameter: "payment_method_data",
    extra: {
      ...(isRecord(paymentMethodData) ? paymentMethodData : {}),
      billing_details: { ...passed, ...billingFromSiblings(group) },
    },
  });
  return isApiAnswer(answer) ? answer : unreachable();
}

/** `createPaymentMethod({ elements })` and `createConfirmationToken({ elements })`: the form's data to another path. */
export async function sendForm(
  group: ElementsGroup,
  path: string,
  parameters: Record<string, unknown>,
  formParameter: string | null,
  caller: string,
): Promise<ApiAnswer> {
  const wallet = group.express?.authorized;
  if (!group.submitted) throw notSubmitted(caller);
  if (wallet) {
    if (!formParameter) return { ok: true, body: wallet.paymentMethod };
    const withMethod = { ...parameters, payment_method: readString(wallet.paymentMethod, "id") };
    return callApi(sandboxOrigin, group.publishableKey, { method: "POST", path, parameters: withMethod });
  }
  const element = group.find("payment");
  if (!element?.isMounted) {
    throw new IntegrationError(
      "Invalid value for elements: it should have a mounted Payment Element or Express Checkout Element.",
    );
  }
  const billing = billingFromSiblings(group);
  const answer = await element.ask({
    name: "send",
    request: { method: "POST", path, parameters },
    formParameter,
    extra: Object.keys(billing).length > 0 ? { billing_details: billing } : {},
  });
  return isApiAnswer(answer) ? answer : unreachable();
}

function isApiAnswer(value: unknown): value is ApiAnswer {
  return isRecord(value) && typeof value.ok === "boolean";
}

function unreachable(): ApiAnswer {
  return {
    ok: false,
    error: { type: "api_error", message: "The Payment Element was removed while it was in use." },
  };
}
