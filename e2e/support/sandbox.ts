import { environment } from "./environment";

export type PaymentIntent = {
  id: string;
  amount: number;
  amount_received: number;
  currency: string;
  status: string;
  cancellation_reason: string | null;
  metadata: Record<string, string>;
};

async function api<T>(method: "GET" | "POST", path: string, body?: URLSearchParams): Promise<T> {
  const response = await fetch(new URL(path, environment.sandboxUrl), {
    method,
    headers: { authorization: `Bearer ${environment.stripeSecretKey}` },
    ...(body && { body }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A call below `/_sandbox/`, by which tests play the banks and break the wire. */
async function control(path: string, body: object): Promise<void> {
  const response = await fetch(new URL(`/_sandbox/${path}`, environment.sandboxUrl), {
    method: "POST",
    headers: {
      authorization: `Bearer ${environment.sandboxControlKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

export function readPaymentIntent(id: string): Promise<PaymentIntent> {
  return api("GET", `/v1/payment_intents/${id}`);
}

/** Every PaymentIntent that Stripe has for the order that `paymentIntentId` belongs to. */
export async function listPaymentIntentsOfSameOrder(paymentIntentId: string): Promise<PaymentIntent[]> {
  const { metadata } = await readPaymentIntent(paymentIntentId);
  const { data } = await api<{ data: PaymentIntent[] }>("GET", "/v1/payment_intents?limit=100");
  return data.filter((intent) => intent.metadata.order_id === metadata.order_id);
}

/** The charges of a PaymentIntent, failed ones included. */
export async function listCharges(paymentIntentId: string): Promise<{ id: string; paid: boolean }[]> {
  const query = new URLSearchParams({ payment_intent: paymentIntentId });
  const { data } = await api<{ data: { id: string; paid: boolean }[] }>("GET", `/v1/charges?${query}`);
  return data;
}

/** The refunds of a PaymentIntent, the newest first. */
export async function listRefunds(paymentIntentId: string): Promise<{ amount: number; status: string }[]> {
  const query = new URLSearchParams({ payment_intent: paymentIntentId });
  return (await api<{ data: { amount: number; status: string }[] }>("GET", `/v1/refunds?${query}`)).data;
}

async function confirm(paymentIntentId: string, card: string, expected: number): Promise<void> {
  const path = `/v1/payment_intents/${paymentIntentId}/confirm`;
  const response = await fetch(new URL(path, environment.sandboxUrl), {
    method: "POST",
    headers: { authorization: `Bearer ${environment.stripeSecretKey}` },
    body: new URLSearchParams({ payment_method: card, return_url: environment.shopUrl }),
  });
  if (response.status !== expected) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** Somebody captures a part of a held amount, in minor units, where the shop's staff have no say. */
export async function captureInDashboard(paymentIntentId: string, amount: number): Promise<void> {
  await api(
    "POST",
    `/v1/payment_intents/${paymentIntentId}/capture`,
    new URLSearchParams({ amount_to_capture: String(amount) }),
  );
}

/** Somebody changes a PaymentIntent so that its amount is only held. */
export async function holdInstead(paymentIntentId: string): Promise<void> {
  await api(
    "POST",
    `/v1/payment_intents/${paymentIntentId}`,
    new URLSearchParams({ capture_method: "manual" }),
  );
}

/** Tries one more card on a PaymentIntent, as a script would that has its client secret; the bank says no. */
export function declineCard(paymentIntentId: string): Promise<void> {
  return confirm(paymentIntentId, "pm_card_chargeDeclined", 402);
}

/** Pays a PaymentIntent with a good card, while no page of the shop is open. */
export function payBehindTheShop(paymentIntentId: string): Promise<void> {
  return confirm(paymentIntentId, "pm_card_visa", 200);
}

/** A paid PaymentIntent that bears this shop's mark and an order that it has never had. `amount` in cents of USD. */
export async function payAsNobodysOrder(
  app: string,
  orderId: string,
  amount: number,
): Promise<PaymentIntent> {
  const body = new URLSearchParams({
    amount: String(amount),
    currency: "usd",
    confirm: "true",
    payment_method: "pm_card_visa",
    "automatic_payment_methods[enabled]": "true",
    "automatic_payment_methods[allow_redirects]": "never",
    "metadata[app]": app,
    "metadata[order_id]": orderId,
  });
  return await api("POST", "/v1/payment_intents", body);
}

/** The bank has sent the money of a payment that is processing. */
export function settlePayment(paymentIntentId: string): Promise<void> {
  return control("payments/settle", { payment_intent: paymentIntentId });
}

/** The bank refuses a payment that is processing. */
export function failPayment(paymentIntentId: string): Promise<void> {
  return control("payments/fail", { payment_intent: paymentIntentId });
}

/** The bank decides a dispute for the shop. */
export function winDispute(dispute: string): Promise<void> {
  return control("disputes/win", { dispute });
}

/** The next event of this type never happens, as far as the shop can tell. */
export function suppressNextEvent(type: string): Promise<void> {
  return control("faults/webhooks", { kind: "suppress", types: [type], times: 1 });
}

/** From now on Stripe knows no such PaymentIntent. */
export function forgetPayment(paymentIntentId: string): Promise<void> {
  return control("payments/forget", { payment_intent: paymentIntentId });
}

/** What happens to this PaymentIntent from now on is told 15 seconds later. */
export function delayEventsOf(paymentIntentId: string): Promise<void> {
  return control("faults/webhooks", { kind: "delay", object: paymentIntentId, delay: 15_000 });
}

/** From now on nothing that happens to this PaymentIntent makes an event. */
export function suppressEventsOf(paymentIntentId: string): Promise<void> {
  return control("faults/webhooks", { kind: "suppress", object: paymentIntentId });
}

/** Stripe fails whenever somebody wants this PaymentIntent canceled. */
export function refuseCanceling(paymentIntentId: string): Promise<void> {
  const path = `/v1/payment_intents/${paymentIntentId}/cancel`;
  return control("faults/requests", { kind: "error_before", method: "POST", path, times: 1_000 });
}

/** The next `times` questions about this PaymentIntent are answered 500. */
export function refuseQuestionsAbout(paymentIntentId: string, times: number): Promise<void> {
  const path = `/v1/payment_intents/${paymentIntentId}`;
  return control("faults/requests", { kind: "error_before", method: "GET", path, times });
}
