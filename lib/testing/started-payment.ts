import { findOrderByToken } from "@/lib/orders/find-order";
import type { OrderRequest } from "@/lib/orders/place-order";
import { startPayment } from "@/lib/payments/start-payment";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner } from "./database";

const RETURN_URL = "http://localhost:3000/";

/** The PaymentIntent that a client secret is of, whose id it begins with. */
export function paymentIntentOf(clientSecret: string): string {
  return clientSecret.split("_secret_")[0] ?? "";
}

/** Presses Pay, which must succeed: the PaymentIntent waits for its confirmation. */
export async function started(request: OrderRequest) {
  const result = await startPayment(request);
  if (!result.ok) throw new Error(`refused: ${result.kind}`);
  const paymentIntentId = paymentIntentOf(result.clientSecret);
  const order = await findOrderByToken(result.orderToken);
  return { ...result, paymentIntentId, orderId: order?.id ?? "" };
}

/** Confirms with a good card, or with another of Stripe's test cards, as the browser would. */
export async function pay(paymentIntentId: string, card = "pm_card_visa"): Promise<void> {
  const confirmation = { payment_method: card, return_url: RETURN_URL };
  await stripe().paymentIntents.confirm(paymentIntentId, confirmation);
}

/** Confirms with a card that is declined for lack of money. */
export async function payInVain(paymentIntentId: string): Promise<void> {
  const payment_method = "pm_card_chargeDeclinedInsufficientFunds";
  const confirmation = { payment_method, return_url: RETURN_URL };
  const declined = await stripe()
    .paymentIntents.confirm(paymentIntentId, confirmation)
    .then(
      () => false,
      () => true,
    );
  if (!declined) throw new Error(`${paymentIntentId} was paid`);
}

export async function statusOf(orderId: string): Promise<string> {
  return (await prisma().order.findUniqueOrThrow({ where: { id: orderId } })).status;
}

/** Confirms with a US bank account whose bank takes as long as the sandbox is told. */
export async function payByBankDebit(paymentIntentId: string): Promise<void> {
  const { id } = await stripe().paymentMethods.create({
    type: "us_bank_account",
    us_bank_account: {
      account_holder_type: "individual",
      account_number: "000000000009",
      routing_number: "110000000",
    },
    billing_details: { name: "Ada Lovelace", email: "ada@example.com" },
  });
  await stripe().paymentIntents.confirm(paymentIntentId, {
    payment_method: id,
    return_url: RETURN_URL,
    mandate_data: { customer_acceptance: { type: "offline" } },
  });
}

/** How a PaymentIntent stands at Stripe. */
export function intentAtStripe(paymentIntentId: string) {
  return stripe().paymentIntents.retrieve(paymentIntentId);
}

/** Makes an order, and all that was done to pay it, so many minutes older. */
export async function ageOrder(orderId: string, minutes: number): Promise<void> {
  await owner().$executeRaw`
    WITH o AS (
      UPDATE "order" SET created_at = created_at - make_interval(mins => ${minutes}::int) WHERE id = ${orderId}::uuid
    )
    UPDATE payment_attempt
    SET created_at = created_at - make_interval(mins => ${minutes}::int),
        updated_at = updated_at - make_interval(mins => ${minutes}::int)
    WHERE order_id = ${orderId}::uuid`;
}

/** A PaymentIntent at Stripe that says it is ours, whoever made it. */
export async function strangersPayment(metadata: Record<string, string>, more: object = {}): Promise<string> {
  const { appId } = await prisma().installation.findFirstOrThrow();
  const intent = await stripe().paymentIntents.create({
    ...{ amount: 10_100, currency: "usd", confirm: true, payment_method: "pm_card_visa" },
    automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    metadata: { app: appId, ...metadata },
    ...more,
  });
  return intent.id;
}
