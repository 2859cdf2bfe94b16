import { describe, expect, test } from "vitest";
import { contactErrors, deliverySchema, orderSchema } from "./order-form";

const CONTACT = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 Dock Street",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};
const FORM = {
  currency: "usd",
  shippingMethodId: "courier",
  cartVersion: 3,
  expectedTotal: 5000,
  contact: CONTACT,
};

test("what the page sends is taken", () => {
  expect(orderSchema.safeParse(FORM).data).toEqual(FORM);
  expect(deliverySchema.safeParse({ currency: "jpy", shippingMethodId: "slow-post" }).success).toBe(true);
});

describe("a hostile form is refused", () => {
  const hostile: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    "a list": [FORM],
    "a string": JSON.stringify(FORM),
    "an amount of its own": { ...FORM, totalAmount: 1 },
    "a price in a line": { ...FORM, lines: [{ productId: "ash-mug", unitAmount: 1 }] },
    "somebody's cart": { ...FORM, cartId: "3f0c6f7e-0000-4000-8000-000000000000" },
    "a negative total": { ...FORM, expectedTotal: -1 },
    "half a cent": { ...FORM, expectedTotal: 0.5 },
    "not a number": { ...FORM, expectedTotal: Number.NaN },
    "an endless total": { ...FORM, expectedTotal: Number.POSITIVE_INFINITY },
    "a number as text": { ...FORM, expectedTotal: "5000" },
    "a version beyond the column": { ...FORM, cartVersion: 2 ** 31 },
    "a currency the shop does not sell in": { ...FORM, currency: "isk" },
    "an operator for a method": { ...FORM, shippingMethodId: { not: "" } },
    "an operator for an e-mail address": { ...FORM, contact: { ...CONTACT, email: { contains: "@" } } },
    "an unknown field of the contact": { ...FORM, contact: { ...CONTACT, role: "finance" } },
    "a megabyte of a name": { ...FORM, contact: { ...CONTACT, name: "x".repeat(1_000_000) } },
  };

  test.each(Object.entries(hostile))("%s", (_, form) => {
    expect(orderSchema.safeParse(form).success).toBe(false);
  });
});

describe("what is wrong is told", () => {
  function errorsOf(form: unknown) {
    const parsed = orderSchema.safeParse(form);
    if (parsed.success) throw new Error("the form was taken");
    return contactErrors(parsed.error.issues);
  }

  test("by field, where a shopper can mend it", () => {
    expect(errorsOf({ ...FORM, contact: { ...CONTACT, name: " ", email: "ada" } })).toEqual({
      name: "Enter your full name",
      email: "Enter an e-mail address such as name@example.com",
    });
  });

  test("not at all, where only our own page could be at fault", () => {
    expect(errorsOf({ ...FORM, expectedTotal: "5000" })).toBeNull();
    expect(errorsOf({ ...FORM, contact: { ...CONTACT, role: "finance" } })).toBeNull();
  });
});
