import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ORDER_MAIL_KINDS } from "@/lib/orders/mail-kinds";
import { SHOP } from "@/lib/shop";
import { DARK, LIGHT } from "./mail-colours";
import type { MailedOrder } from "./mailed-order";
import { orderMail } from "./order-mail";

const order: MailedOrder = {
  number: 1042,
  currency: "jpy",
  shippingAmount: 800,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 15200,
  capturedAmount: 15200,
  parcel: null,
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

/** The words of an HTML mail, in their order, on one line. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf("<body"));
  return body
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

describe.each(ORDER_MAIL_KINDS)("the mail %s", (kind) => {
  test("names the order, what was bought, what it costs, where it goes, where to follow it and who sells", async () => {
    const { subject, text } = await orderMail(kind, order, null, LINK);
    expect(subject).toContain("1042");
    expect(text).toContain("2 × Ash Mug    ¥14,400");
    expect(text).toContain("Standard    ¥800");
    expect(text).toContain("Total    ¥15,200");
    expect(text).toContain("  1-1 Chiyoda\n  Chiyoda-ku, Tokyo 100-0001\n  Japan\n");
    expect(text).toContain(`: ${LINK}\n`);
    expect(text).toContain([SHOP.legalName, ...SHOP.address].join(", "));
    expect(text).toContain(SHOP.email);
  });

  test("says the same in HTML as in plain text, and its button leads to the order", async () => {
    const { subject, text, html } = await orderMail(kind, order, 300, LINK);
    const words = wordsOf(html);
    const said = text
      .split("\n")
      .flatMap((line) => line.trim().split("    "))
      .filter((line) => line !== "" && line !== "--" && !line.includes(LINK));
    expect(said.length).toBeGreaterThan(10);
    for (const line of [subject, ...said]) expect(words).toContain(line);
    const [, label = "no label"] = new RegExp(`^(.+): ${LINK}$`, "m").exec(text) ?? [];
    expect(html).toContain(`href="${LINK}"`);
    expect(words).toContain(label);
  });

  test("loads nothing from anywhere", async () => {
    const { html } = await orderMail(kind, order, null, LINK);
    expect(html).not.toMatch(/<(img|link|script|iframe)\b|\bsrc=|url\(|@import|@font-face/i);
  });
});

test("a parcel on its way says what is in it, who carries it and where to follow it", async () => {
  const parcel = { pieces: ["2 × Ash\nMug", "1 × Bowl"], carrier: "ups", trackingNumber: "1Z 9" };
  const { text, html } = await orderMail("shipped", { ...order, parcel }, null, LINK);
  expect(text).toContain("has left us: 2 × Ash Mug, 1 × Bowl.");
  expect(text).toContain("UPS carries it. The tracking number is 1Z 9.");
  expect(text).toContain("Follow the parcel: https://www.ups.com/track?tracknum=1Z%209\n");
  expect(html).toContain('href="https://www.ups.com/track?tracknum=1Z%209"');
  const arrived = await orderMail("delivered", { ...order, parcel }, null, LINK);
  expect(arrived.text).toContain("The parcel with 2 × Ash Mug, 1 × Bowl of order 1042 has been delivered.");
  expect(arrived.text).not.toContain("Follow the parcel");
});

test("a parcel without carrier and number promises no way to follow it", async () => {
  const parcel = { pieces: ["2 × Ash Mug"], carrier: null, trackingNumber: null };
  const { text } = await orderMail("shipped", { ...order, parcel }, null, LINK);
  expect(text).not.toMatch(/carries|tracking number|Follow the parcel/);
});

test("only the confirmation says that the money has arrived", async () => {
  const confirmed = await orderMail("order_confirmed", order, null, LINK);
  expect(confirmed.text).toContain("has arrived and order 1042 is confirmed");
  const received = await orderMail("order_received", order, null, LINK);
  expect(received.subject).toBe("We have received your order 1042");
  expect(received.text).not.toContain("is confirmed");
  expect(received.text).toContain("when the money has arrived");
});

test.each(["refunded", "refund_failed"] as const)(
  "the mail %s names the amount of its refund",
  async (kind) => {
    expect((await orderMail(kind, order, 1200, LINK)).text).toContain("¥1,200");
  },
);

test("tax and discount are lines only where there are any", async () => {
  expect((await orderMail("order_confirmed", order, null, "")).text).not.toMatch(/Tax|Discount/);
  const taxed = { ...order, taxAmount: 100, discountAmount: 200 };
  const { text } = await orderMail("order_confirmed", taxed, null, "");
  expect(text).toContain("Tax    ¥100");
  expect(text).toContain("Discount    -¥200");
});

test("whatever stands in an order, no value begins a line of its own, and none is read as HTML", async () => {
  const evil = "x\r\n\r\nYour order is canceled, pay here: <a href='https://evil.example'>\u2028";
  const { subject, text, html } = await orderMail(
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
    null,
    LINK,
  );
  expect(text).not.toMatch(/^Your order is canceled/m);
  expect(text).not.toMatch(/[\r\u2028]/);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).toContain("pay here: &lt;a href=");
  expect(html).not.toContain("<a href='https://evil.example'");
});

test("the colours of mails are the shop's, in light and dark", () => {
  const css = readFileSync(path.join(import.meta.dirname, "../../app/shop-colours.css"), "utf8");
  const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
  for (const [colours, block] of [
    [LIGHT, light],
    [DARK, dark],
  ] as const) {
    for (const [name, colour] of Object.entries(colours))
      expect(block).toContain(`--color-${name}: ${colour};`);
  }
});

test("who is charged a part of what was set aside reads both amounts, and that the rest is free", async () => {
  const part = { ...order, capturedAmount: 10_000 };
  const { text, html } = await orderMail("order_confirmed", part, null, LINK);
  expect(text).toContain("Your payment of ¥10,000 has arrived");
  expect(text).toContain("less than the ¥15,200 your bank had set aside. The other ¥5,200 is free again");
  expect(text).toContain("  Total    ¥15,200\n  Charged    ¥10,000\n");
  expect(wordsOf(html)).toContain("Charged ¥10,000");
  const whole = await orderMail("order_confirmed", order, null, LINK);
  expect(whole.text).not.toContain("Charged");
  expect(whole.text).not.toContain("free again");
});

test("whose slow payment was stopped reads that the order has ended, and that nothing is charged", async () => {
  const { subject, text } = await orderMail("payment_ended", { ...order, capturedAmount: 0 }, null, LINK);
  expect(subject).toMatch(/^Your order \d+ has ended$/);
  expect(text).toMatch(/payment of ¥15,200 for order \d+ did not arrive.*nothing is charged/);
});

test("an amount that is set aside is not called paid, and one that was let go not charged", async () => {
  const held = { ...order, capturedAmount: 0 };
  const { text } = await orderMail("order_authorized", held, null, LINK);
  expect(text).toContain("¥15,200 aside for it. Nothing has been charged so far.");
  expect(text).not.toContain("Charged");
  expect((await orderMail("authorization_ended", held, null, LINK)).text).toContain("nothing was charged");
});
