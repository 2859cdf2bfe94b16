import { createHmac, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createCart } from "@/lib/cart/create-cart";
import type { OrderStatus } from "@/lib/orders/order-status";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import { startPayment } from "@/lib/payments/start-payment";
import { createPrisma, prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { dataFolder } from "@/scripts/command/repository";
import { findDemo } from "@/scripts/stack/running-demo";

/** An order of the demo that waits for its payment. */
export type Pressed = { number: number; orderId: string; paymentIntentId: string; orderToken: string };

/** What drills play with: the running demo's shoppers, its banks, and its clock. */
export type Stage = {
  appUrl: string;
  /** Calls a control route of the sandbox, for example `faults/webhooks`. */
  control: (route: string, body: object) => Promise<void>;
  /** A shopper puts one piece into a cart and presses Pay. */
  pressPay: () => Promise<Pressed>;
  /** The same, and a card of Stripe's test cards pays or is declined. */
  payByCard: (card?: string) => Promise<Pressed>;
  /** Waits until the shop says this of an order; a minute and a half at most, since the worker looks once a minute. */
  until: (order: Pressed, status: OrderStatus) => Promise<void>;
  /** Sends a body to the shop's webhook, signed with a secret of the caller's choice; the answer's status. */
  deliver: (body: string, secret: string) => Promise<number>;
  /** Changes rows as the role that owns them: what only time or an accident does. */
  asOwner: (statement: string, ...values: unknown[]) => Promise<void>;
};

const PATIENCE_MS = 90_000;
const SHOPPER = {
  email: "drill@till.example",
  name: "Dana Drill",
  line1: "1 Practice Lane",
  city: "Portland",
  postalCode: "97205",
  state: "OR",
  country: "US",
};

async function pressPay(): Promise<Pressed> {
  const [product] = await prisma().product.findMany({ orderBy: { stock: "desc" }, take: 1 });
  const [shipping] = await prisma().shippingMethod.findMany({ orderBy: { position: "asc" }, take: 1 });
  if (!product || !shipping) throw new ExpectedFailure("The demo has nothing to sell: `npm run seed`.");
  const { id: cartId } = await createCart(prisma());
  await prisma().cartLine.create({ data: { cartId, productId: product.id, quantity: 1 } });
  const choice = { cartId, currency: "usd", shippingMethodId: shipping.id } as const;
  const quote = await quoteCheckout(choice);
  if (!quote) throw new ExpectedFailure("The demo is sold out: start it with `npm run demo -- --fresh`.");
  const result = await startPayment({
    ...{ ...choice, cartVersion: quote.cartVersion, expectedTotal: quote.summary.totalAmount },
    ...{ contact: SHOPPER, networkHash: new Uint8Array(randomBytes(32)) },
  });
  if (!result.ok) throw new ExpectedFailure(`Pay was refused: ${result.kind}.`);
  const order = await prisma().order.findUniqueOrThrow({ where: { number: result.orderNumber } });
  const paymentIntentId = result.clientSecret.split("_secret_")[0] ?? "";
  return { number: order.number, orderId: order.id, paymentIntentId, orderToken: result.orderToken };
}

/**
 * Steps onto the demo that runs in this clone, with its settings. Throws an ExpectedFailure when there is none, or
 * when it runs with Stripe itself: nobody's money is practised with.
 */
export async function openStage(lifetime: Lifetime): Promise<Stage> {
  const { settings, ownerUrl, sandbox } = await findDemo(dataFolder);
  if (!sandbox) throw new ExpectedFailure("The demo runs with Stripe itself; drills need its sandbox.");
  Object.assign(process.env, settings);
  const owner = createPrisma(ownerUrl);
  lifetime.onStop(async () => {
    await owner.$disconnect();
    await prisma().$disconnect();
  });
  const appUrl = settings.APP_URL ?? "";
  return {
    appUrl,
    async control(route, body) {
      const response = await fetch(`${sandbox.url}/_sandbox/${route}`, {
        method: "POST",
        headers: { authorization: `Bearer ${sandbox.controlKey}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
    },
    pressPay,
    async payByCard(card = "pm_card_visa") {
      const pressed = await pressPay();
      await stripe()
        .paymentIntents.confirm(pressed.paymentIntentId, { payment_method: card, return_url: appUrl })
        .catch((error: unknown) => {
          // A declined card is an answer, and what some drills are about.
          if (!(error instanceof Error && "type" in error && error.type === "StripeCardError")) throw error;
        });
      return pressed;
    },
    async until({ number, orderId }, status) {
      const end = Date.now() + PATIENCE_MS;
      while (Date.now() < end) {
        const order = await prisma().order.findUniqueOrThrow({ where: { id: orderId } });
        if (order.status === status) return;
        await wait(500);
      }
      throw new ExpectedFailure(`Order #${number} did not become ${status}: is a drill of before still on?`);
    },
    async deliver(body, secret) {
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
      const response = await fetch(`${appUrl}/api/webhooks`, {
        method: "POST",
        headers: { "content-type": "application/json", "stripe-signature": `t=${at},v1=${signature}` },
        body,
      });
      return response.status;
    },
    async asOwner(statement, ...values) {
      await owner.$executeRawUnsafe(statement, ...values);
    },
  };
}
