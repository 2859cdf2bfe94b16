import { expect, test } from "vitest";
import { addInput, quantityInput, removeInput } from "./cart-input";

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
  expect(removeInput.safeParse({ productId }).success).toBe(false);
  expect(quantityInput.safeParse({ productId, quantity: "1" }).success).toBe(false);
});

test("a field that nobody asked for is refused", () => {
  expect(addInput.safeParse({ productId: "ash-mug", quantity: "1", unitAmount: "1" }).success).toBe(false);
  expect(removeInput.safeParse({ productId: "ash-mug", cartId: "other" }).success).toBe(false);
});

test("a stepper moves the number in the box by one and stays between 1 and 99", () => {
  const pressed = (quantity: string, step?: string) =>
    quantityInput.safeParse({ productId: "ash-mug", quantity, ...(step && { step }) }).data?.quantity;
  expect(pressed("2", "1")).toBe(3);
  expect(pressed("2", "-1")).toBe(1);
  expect(pressed("2")).toBe(2);
  expect(pressed("1", "-1")).toBeUndefined();
  expect(pressed("99", "1")).toBeUndefined();
  expect(pressed("2", "50")).toBeUndefined();
});
