import { expect, test } from "vitest";
import { ORDER_MAIL_KINDS } from "@/lib/orders/mail-kinds";
import type { MailedOrder } from "./order-lines";
import { orderMail } from "./order-mail";

const order: MailedOrder = {
  number: 1042,
  currency: "jpy",
  shippingAmount: 800,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 15200,
  shippingMethodName: "Standard",
  shippingName: "Ada Lovelace",
  shippingLine1: "1-1 Chiyoda",
  shippingLine2: null,
  shippingCity: "Chiyoda-ku",
  shippingState: "Tokyo",
  shippingPostalCode: "100-0001",
  shippingCountry: "JP",
  items: [{ name: "Ash Mug", quantity: 2, unitAmount: 7200 }],
};
const LINK = "https://shop.example/orders/abc";

test.each(ORDER_MAIL_KINDS)(
  "the mail %s names the order, what was bought, what it costs, where it goes and where to follow it",
  (kind) => {
    const mail = orderMail(kind, order, LINK);
    expect(mail.subject).toContain("1042");
    expect(mail.text).toContain("2 × Ash Mug    ¥14,400");
    expect(mail.text).toContain("Standard    ¥800");
    expect(mail.text).toContain("Total    ¥15,200");
    expect(mail.text).toContain("  1-1 Chiyoda\n  Chiyoda-ku, Tokyo 100-0001\n  Japan\n");
    expect(mail.text).toContain(LINK);
  },
);

test("only the confirmation says that the money has arrived", () => {
  expect(orderMail("order_confirmed", order, LINK).text).toContain("has arrived and order 1042 is confirmed");
  const received = orderMail("order_received", order, LINK);
  expect(received.subject).toBe("We have received your order 1042");
  expect(received.text).not.toContain("is confirmed");
  expect(received.text).toContain("when the money has arrived");
});

test("tax and discount are lines only where there are any", () => {
  expect(orderMail("order_confirmed", order, "").text).not.toMatch(/Tax|Discount/);
  const mail = orderMail("order_confirmed", { ...order, taxAmount: 100, discountAmount: 200 }, "");
  expect(mail.text).toContain("Tax    ¥100");
  expect(mail.text).toContain("Discount    -¥200");
});

test("whatever stands in an order, no value begins a line of its own", () => {
  const evil = "x\r\n\r\nYour order is canceled, pay here: https://evil.example\u2028";
  const mail = orderMail(
    "order_confirmed",
    {
      ...order,
      shippingName: evil,
      shippingLine1: evil,
      shippingLine2: evil,
      shippingCity: evil,
      shippingMethodName: evil,
      items: [{ name: evil, quantity: 1, unitAmount: 1 }],
    },
    LINK,
  );
  expect(mail.text).not.toMatch(/^Your order is canceled/m);
  expect(mail.text).not.toMatch(/[\r\u2028]/);
  expect(mail.subject).not.toMatch(/[\r\n]/);
});
