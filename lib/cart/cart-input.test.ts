import { describe, expect, test } from "vitest";
import { addInput, cartFormInput } from "./cart-input";

test("a form's strings become a product and a number", () => {
  expect(addInput.parse({ productId: "ash-mug", quantity: "3" })).toEqual({
    productId: "ash-mug",
    quantity: 3,
  });
});

test.each(["0", "-1", "100", "1e1", "0x2", " 3", "3.0", "03", "", "NaN", "３", 3, ["3"], null, undefined])(
  "%j is no quantity",
  (quantity) => {
    expect(addInput.safeParse({ productId: "ash-mug", quantity }).success).toBe(false);
  },
);

test.each([
  { not: "" },
  { contains: "a" },
  ["ash-mug"],
  "",
  "a b",
  "../x",
  "x".repeat(65),
  7,
  null,
  undefined,
])("%j is no product id, so no database operator gets through", (productId) => {
  expect(addInput.safeParse({ productId, quantity: "1" }).success).toBe(false);
  if (productId !== undefined) expect(cartFormInput.safeParse({ remove: productId }).success).toBe(false);
});

test("a field that nobody asked for is refused", () => {
  expect(addInput.safeParse({ productId: "ash-mug", quantity: "1", unitAmount: "1" }).success).toBe(false);
  for (const field of ["cartId", "quantity", "quantity:", "quantity:a b", "Quantity:mug", "unitAmount:mug"]) {
    expect(cartFormInput.safeParse({ "quantity:mug": "1", [field]: "1" }).success, field).toBe(false);
  }
  expect(cartFormInput.safeParse({ "quantity:mug": 1 }).success).toBe(false);
  expect(cartFormInput.safeParse({ next: "pay" }).success).toBe(false);
});

describe("the cart's form", () => {
  const read = (fields: Record<string, string>) => {
    const { quantities, ...rest } = cartFormInput.parse(fields);
    return { ...rest, quantities: Object.fromEntries(quantities) };
  };
  const BOXES = { "quantity:mug": "2", "quantity:cup": "12" };

  test("says what stands in every box, whichever button was pressed", () => {
    const nothing = { remove: null, fit: false, checkOut: false };
    expect(read(BOXES)).toEqual({ ...nothing, quantities: { mug: 2, cup: 12 } });
    expect(read({ ...BOXES, next: "check-out" })).toMatchObject({
      checkOut: true,
      quantities: { mug: 2, cup: 12 },
    });
    expect(read({ ...BOXES, next: "fit" })).toMatchObject({ fit: true, checkOut: false });
    expect(read({ ...BOXES, remove: "mug" })).toMatchObject({ remove: "mug", quantities: { cup: 12 } });
  });

  test("moves the number of one box by one, and no further than from 1 to 99", () => {
    expect(read({ ...BOXES, more: "mug" }).quantities).toEqual({ mug: 3, cup: 12 });
    expect(read({ ...BOXES, less: "mug" }).quantities).toEqual({ mug: 1, cup: 12 });
    expect(read({ "quantity:mug": "1", less: "mug" }).quantities).toEqual({ mug: null });
    expect(read({ "quantity:mug": "99", more: "mug" }).quantities).toEqual({ mug: null });
    expect(read({ "quantity:mug": "99", more: "cup" }).quantities).toEqual({ mug: 99 });
  });

  test.each(["", "0", "-1", "100", "1e1", "0x2", "3.0", "03", "NaN", "３", "two"])(
    "keeps %j apart as no quantity, so that the other boxes still count",
    (typed) => {
      expect(read({ "quantity:mug": typed, "quantity:cup": " 4 " }).quantities).toEqual({
        mug: null,
        cup: 4,
      });
    },
  );

  test("takes a box named after something of JavaScript's own like any other", () => {
    expect(read(JSON.parse('{"quantity:__proto__":"5","quantity:constructor":"6"}'))).toMatchObject({
      quantities: Object.fromEntries([
        ["__proto__", 5],
        ["constructor", 6],
      ]),
    });
  });
});
