import type { PaymentIntentResult, Stripe, StripeElements, StripeError } from "@stripe/stripe-js";
import type { ShopConfig } from "./shop-config";

type ShopAnswer = { clientSecret: string; status?: string };

/** Asks the shop's server for a PaymentIntent, or has it confirm a ConfirmationToken. */
export async function askShop(path: string, body: object = {}): Promise<ShopAnswer> {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(body) });
  const answer: ShopAnswer = await response.json();
  return answer;
}

/** Takes the payment the way the test wants it and says in one line how it ended. */
export async function takePayment(
  stripe: Stripe,
  elements: StripeElements,
  config: ShopConfig,
  clientSecret: string | null,
): Promise<string> {
  if (!config.skipSubmit) {
    const { error } = await elements.submit();
    if (error) return `${error.type}: ${error.code} ${error.message}`;
  }
  if (config.flow === "token") return confirmOnServer(stripe, elements);
  const confirmParams = {
    return_url: `${location.origin}/return`,
    ...(config.billingDetails && { payment_method_data: { billing_details: config.billingDetails } }),
  };
  const payment = {
    elements,
    clientSecret: clientSecret ?? (await askShop("/create-intent")).clientSecret,
    confirmParams,
  };
  if (config.redirect === "always") return told(await stripe.confirmPayment(payment));
  return told(await stripe.confirmPayment({ ...payment, redirect: "if_required" }));
}

async function confirmOnServer(stripe: Stripe, elements: StripeElements): Promise<string> {
  const made = await stripe.createConfirmationToken({
    elements,
    params: { return_url: `${location.origin}/return` },
  });
  if (made.error) return told(made);
  const { clientSecret, status } = await askShop("/confirm-token", { token: made.confirmationToken.id });
  if (status !== "requires_action") return `PaymentIntent ${status}`;
  const result = await stripe.handleNextAction({ clientSecret });
  return result.error ? told(result) : `PaymentIntent ${result.paymentIntent?.status}`;
}

function told(result: PaymentIntentResult | { error: StripeError }): string {
  if (result.error) {
    const { type, code, decline_code: decline, message } = result.error;
    return `${type}: ${[code, decline].filter(Boolean).join(" ")} ${message}`;
  }
  return `PaymentIntent ${result.paymentIntent.status}`;
}
