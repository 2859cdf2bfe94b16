import { expect, test } from "vitest";
import type { z } from "zod";
import { returnPath } from "@/lib/auth/return-path";
import { credentialsSchema } from "@/lib/auth/sign-in";
import { addInput, cartFormInput } from "@/lib/cart/cart-input";
import { hashCartSecret } from "@/lib/cart/cart-secret";
import { networkOf, trustedClientIp } from "@/lib/http/client-ip";
import { countCspViolations } from "@/lib/http/csp-violations";
import { parseCspReports } from "@/lib/http/parse-csp-reports";
import { hashOrderToken } from "@/lib/orders/order-token";
import { expectLinearCost, WORST_TEXTS } from "@/lib/testing/cpu-cost";
import { placedOrderSchema } from "./(shop)/checkout/order/placed-order-form";
import { deliverySchema, orderSchema } from "./(shop)/checkout/order-form";

const MEGABYTE = 1_000_000;

/** Everything that reads what anyone may send, by its field; each with a text in place of one value. */
const READERS: Record<string, (text: string) => unknown> = {
  "a cart's cookie": hashCartSecret,
  "an order's token": hashOrderToken,
  "where to go after signing in": returnPath,
  "a browser's report": (text) => {
    const report = { documentURL: text, directive: text, blocked: text, disposition: "enforce" as const };
    countCspViolations([
      report,
      { ...report, documentURL: `https://a/${text}`, blocked: `https://a/${text}` },
    ]);
    parseCspReports("application/reports+json", Buffer.from(text));
    parseCspReports(
      "application/csp-report",
      Buffer.from(JSON.stringify({ "csp-report": { "document-uri": "", "violated-directive": text } })),
    );
  },
  "an address that a proxy wrote": (text) =>
    networkOf(trustedClientIp({ headers: { "x-forwarded-for": text }, socket: { remoteAddress: text } }, 1)),
};

const SCHEMAS: Record<string, z.ZodObject | z.ZodType> = {
  pay: orderSchema,
  "choose a delivery": deliverySchema,
  "pay a placed order": placedOrderSchema,
  "add to cart": addInput,
  "change the cart": cartFormInput,
  "sign in": credentialsSchema,
};
const FIELDS = [
  "currency",
  "shippingMethodId",
  "productId",
  "quantity",
  "password",
  "cartVersion",
  "orderNumber",
];
const CART = ["quantity:mug", "less", "more", "remove", "next"];
const CONTACT = ["email", "name", "line1", "line2", "city", "state", "postalCode", "country"];

READERS["change the cart: each of its own fields"] = (text) => {
  for (const field of CART) cartFormInput.safeParse({ [field]: text });
};

for (const [name, schema] of Object.entries(SCHEMAS)) {
  READERS[`${name}: every field`] = (text) =>
    schema.safeParse({
      ...Object.fromEntries([...FIELDS, ...CONTACT].map((field) => [field, text])),
      contact: Object.fromEntries(CONTACT.map((field) => [field, text])),
    });
  READERS[`${name}: the name of a field`] = (text) => schema.safeParse({ [text]: text });
  READERS[`${name}: the whole`] = (text) => schema.safeParse(text);
}

test.each(Object.entries(READERS))(
  "a megabyte of the worst text costs no more than its length: %s",
  async (_, read) => {
    await expectLinearCost(read, { texts: WORST_TEXTS, length: MEGABYTE });
  },
);

test("the measure notices a pattern that is quadratic", async () => {
  const quadratic = /[\w.+-]+@[\w-]+\.[\w.-]+/;
  const measured = expectLinearCost((text) => quadratic.test(text), { texts: WORST_TEXTS, length: 20_000 });
  await expect(measured).rejects.toThrow(/characters like/);
});
