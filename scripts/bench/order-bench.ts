import { randomBytes } from "node:crypto";
import type { OrderRequest } from "@/lib/orders/place-order";
import { startPayment } from "@/lib/payments/start-payment";
import { createPaymentIntent } from "@/lib/stripe/payment-intents";
import { paymentIntentOf } from "@/lib/testing/started-payment";
import type { PrismaClient } from "@/prisma/generated/client";
import { figure, heading, median } from "./report";

const ORDERS = 200;
const WARM_UP = 20;

async function makeRequests(prisma: PrismaClient, count: number): Promise<OrderRequest[]> {
  const product = await prisma.product.findFirstOrThrow({
    orderBy: { position: "asc" },
    include: { prices: { where: { currency: "usd" } } },
  });
  const method = await prisma.shippingMethod.findFirstOrThrow({
    orderBy: { position: "asc" },
    include: { rates: { where: { currency: "usd" } } },
  });
  await prisma.$executeRaw`
    UPDATE product SET stock = stock + ${count}, received = received + ${count} WHERE id = ${product.id}`;
  const requests: OrderRequest[] = [];
  for (let index = 0; index < count; index++) {
    const cart = await prisma.cart.create({
      data: {
        tokenHash: new Uint8Array(randomBytes(32)),
        lines: { create: { productId: product.id, quantity: 1 } },
      },
    });
    requests.push({
      cartId: cart.id,
      cartVersion: cart.version,
      currency: "usd",
      shippingMethodId: method.id,
      contact: {
        email: "bench@example.com",
        name: "Bench",
        line1: "1 Street",
        city: "Town",
        postalCode: "1000",
        country: "GB",
      },
      networkHash: new Uint8Array(randomBytes(32)),
      expectedTotal: (product.prices[0]?.amount ?? 0) + (method.rates[0]?.amount ?? 0),
    });
  }
  return requests;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One of the orders that were placed, for the benchmarks that need one. */
export type PlacedOrder = { path: string; paymentIntentId: string };

async function press(request: OrderRequest): Promise<PlacedOrder> {
  const result = await startPayment(request);
  if (!result.ok) throw new Error(`an order was refused: ${result.kind}`);
  return {
    path: `/orders/${result.orderToken}`,
    paymentIntentId: paymentIntentOf(result.clientSecret),
  };
}

export async function placeOne(prisma: PrismaClient): Promise<PlacedOrder> {
  const [request] = await makeRequests(prisma, 1);
  if (!request) throw new Error("no order could be made");
  return await press(request);
}

/** What one press of Pay costs on the server, beside the one call to Stripe (here: the sandbox) inside it. */
export async function benchOrders(prisma: PrismaClient): Promise<void> {
  const orders: number[] = [];
  const calls: number[] = [];
  for (const [index, request] of (await makeRequests(prisma, ORDERS + WARM_UP)).entries()) {
    const order = await timed(() => press(request));
    const call = await timed(async () => {
      const params = {
        amount: request.expectedTotal,
        currency: "usd",
        automatic_payment_methods: { enabled: true },
      };
      const answer = await createPaymentIntent(params, crypto.randomUUID());
      if (!answer.ok) throw new Error(`the sandbox refused: ${answer.failure.kind}`);
    });
    if (index < WARM_UP) continue;
    orders.push(order);
    calls.push(call);
  }
  heading(`Placing an order, one at a time, median of ${ORDERS}`);
  figure("order, stock, attempt and PaymentIntent", `${median(orders).toFixed(1)} ms`);
  figure(
    "the PaymentIntent alone",
    `${median(calls).toFixed(1)} ms`,
    `${(median(orders) / median(calls)).toFixed(2)} × that for the whole`,
  );
}
