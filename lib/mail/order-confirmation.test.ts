import { expect, test } from "vitest";
import { orderConfirmation } from "./order-confirmation";

const order = {
  number: 1042,
  currency: "jpy",
  shippingAmount: 800,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 15200,
  shippingMethodName: "Standard",
  shippingName: "Ada Lovelace",
  items: [{ name: "Ash Mug", quantity: 2, unitAmount: 7200 }],
};

test("the mail names the order, what was bought, what it cost and where to follow it", () => {
  const mail = orderConfirmation(order, "https://shop.example/orders/abc");
  expect(mail.subject).toBe("Your order 1042 is confirmed");
  expect(mail.text).toContain("2 × Ash Mug    ¥14,400");
  expect(mail.text).toContain("Standard    ¥800");
  expect(mail.text).toContain("Total    ¥15,200");
  expect(mail.text).toContain("https://shop.example/orders/abc");
});

test("tax and discount are lines only where there are any", () => {
  expect(orderConfirmation(order, "").text).not.toMatch(/Tax|Discount/);
  const mail = orderConfirmation({ ...order, taxAmount: 100, discountAmount: 200 }, "");
  expect(mail.text).toContain("Tax    ¥100");
  expect(mail.text).toContain("Discount    -¥200");
});
