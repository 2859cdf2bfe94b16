import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { ShopCurrency } from "@/lib/money";
import type { Contact } from "@/lib/orders/address";
import type { OrderRequest } from "@/lib/orders/place-order";
import { prisma } from "@/lib/prisma";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { owner } from "./database";

export const CONTACT: Contact = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 St James's Square",
  city: "London",
  postalCode: "SW1Y 4JH",
  country: "GB",
};

const SHIPPING_METHOD = "standard";
const SHIPPING_AMOUNT = 500;
let position = 0;

/** Puts one product on the shelf, at the same amount of minor units in every currency. Returns its id. */
export async function stockProduct({ amount = 4800, stock = 10 } = {}): Promise<string> {
  const id = `product-${randomUUID()}`;
  position += 1;
  await owner().product.create({
    data: {
      id,
      slug: id,
      name: `Bowl ${position}`,
      summary: "",
      description: "",
      details: [],
      image: "/products/bowl.svg",
      category: "bowls",
      position,
      stock,
      received: stock,
      prices: { createMany: { data: SHOP_CURRENCIES.map((currency) => ({ currency, amount })) } },
    },
  });
  return id;
}

/** Also right when many ask at once. */
async function ensureShipping(): Promise<void> {
  await owner().shippingMethod.createMany({
    data: [{ id: SHIPPING_METHOD, name: "Standard", description: "", position: 1 }],
    skipDuplicates: true,
  });
  await owner().shippingRate.createMany({
    data: SHOP_CURRENCIES.map((currency) => ({
      shippingMethodId: SHIPPING_METHOD,
      currency,
      amount: SHIPPING_AMOUNT,
    })),
    skipDuplicates: true,
  });
}

/** A cart with the given quantities, and the request that its Pay button would send. */
export async function fillCart(
  quantities: Record<string, number>,
  currency: ShopCurrency = "usd",
): Promise<OrderRequest> {
  await ensureShipping();
  const cart = await prisma().cart.create({
    data: {
      tokenHash: new Uint8Array(randomBytes(32)),
      lines: {
        createMany: {
          data: Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity })),
        },
      },
    },
    include: { lines: { include: { product: { include: { prices: { where: { currency } } } } } } },
  });
  const items = cart.lines.reduce(
    (sum, line) => sum + line.quantity * (line.product.prices[0]?.amount ?? 0),
    0,
  );
  return {
    cartId: cart.id,
    cartVersion: cart.version,
    currency,
    shippingMethodId: SHIPPING_METHOD,
    contact: CONTACT,
    expectedTotal: items + SHIPPING_AMOUNT,
    networkHash: new Uint8Array(randomBytes(32)),
  };
}

export async function stockOf(productId: string): Promise<number> {
  return (await prisma().product.findUniqueOrThrow({ where: { id: productId } })).stock;
}

/** Fails, naming the rule and the row, when anything in the database breaks what must always hold. */
export async function expectInvariantsToHold(): Promise<void> {
  expect(await prisma().$queryRaw`SELECT name, subject, detail FROM invariant_violation`).toEqual([]);
}
