import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { createCart } from "@/lib/cart/create-cart";
import type { OrderStatus } from "@/lib/orders/order-status";
import { quoteCheckout } from "@/lib/payments/quote-checkout";
import { prisma } from "@/lib/prisma";
import { openOwner, owner } from "@/lib/testing/database";
import { controlSandbox } from "@/lib/testing/sandbox";
import { CONTACT } from "@/lib/testing/shop";
import { signatureFor } from "@/lib/testing/signature";
import { pay, started, statusOf } from "@/lib/testing/started-payment";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { dataFolder } from "@/scripts/command/repository";
import { findDemo } from "@/scripts/stack/running-demo";

/** An order of the demo whose Pay was pressed. */
export type Pressed = Awaited<ReturnType<typeof started>>;

/** What drills play with: the running demo's shoppers, its banks, and its webhook. */
export type Stage = {
  appUrl: string;
  /** Calls a control route of the sandbox, for example `faults/webhooks`. */
  control: (route: string, body: object) => Promise<void>;
  /** A shopper puts one piece into a cart and presses Pay. */
  pressPay: () => Promise<Pressed>;
  /** The same, and a good card pays. */
  payByCard: () => Promise<Pressed>;
  /** Waits until the shop says this of an order; a minute and a half at most, since the worker looks once a minute. */
  until: (order: Pressed, status: OrderStatus) => Promise<void>;
  /** Sends a body to the shop's webhook, signed with a secret of the caller's choice; the answer's status. */
  deliver: (body: string, secret: string) => Promise<number>;
};

const PATIENCE_MS = 90_000;
const SHOPPER = { ...CONTACT, name: "Dana Drill", email: "drill@till.example" };

async function pressPay(): Promise<Pressed> {
  const [product] = await prisma().product.findMany({ orderBy: { stock: "desc" }, take: 1 });
  const [shipping] = await prisma().shippingMethod.findMany({ orderBy: { position: "asc" }, take: 1 });
  if (!product || !shipping) throw new ExpectedFailure("The demo has nothing to sell: `npm run seed`.");
  const { id: cartId } = await createCart(prisma());
  await prisma().cartLine.create({ data: { cartId, productId: product.id, quantity: 1 } });
  const choice = { cartId, currency: "usd", shippingMethodId: shipping.id } as const;
  const quote = await quoteCheckout(choice);
  if (!quote) throw new ExpectedFailure("The demo is sold out: start it with `npm run demo -- --fresh`.");
  return await started({
    ...{ ...choice, cartVersion: quote.cartVersion, expectedTotal: quote.summary.totalAmount },
    ...{ contact: SHOPPER, networkHash: new Uint8Array(randomBytes(32)) },
  });
}

async function until({ orderNumber, orderId }: Pressed, status: OrderStatus): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while ((await statusOf(orderId)) !== status) {
    if (Date.now() > end)
      throw new ExpectedFailure(
        `Order #${orderNumber} did not become ${status}: is a drill of before still on?`,
      );
    await wait(500);
  }
}

/**
 * Steps onto the demo that runs in this clone, with its settings; `owner()` is its owner then. Throws an
 * ExpectedFailure when there is none, or when it runs with Stripe itself: nobody's money is practised with.
 */
export async function openStage(lifetime: Lifetime): Promise<Stage> {
  const { settings, ownerUrl, sandbox } = await findDemo(dataFolder);
  if (!sandbox) throw new ExpectedFailure("The demo runs with Stripe itself; drills need its sandbox.");
  Object.assign(process.env, settings);
  openOwner(ownerUrl);
  lifetime.onStop(async () => {
    await owner().$disconnect();
    await prisma().$disconnect();
  });
  const appUrl = settings.APP_URL ?? "";
  return {
    appUrl,
    control: (route, body) => controlSandbox(sandbox, route, body),
    pressPay,
    async payByCard() {
      const pressed = await pressPay();
      await pay(pressed.paymentIntentId);
      return pressed;
    },
    until,
    async deliver(body, secret) {
      const headers = { "content-type": "application/json", "stripe-signature": signatureFor(body, secret) };
      return (await fetch(`${appUrl}/api/webhooks`, { method: "POST", headers, body })).status;
    },
  };
}
