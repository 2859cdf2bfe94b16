import { expect, test } from "vitest";
import type { PricedCart } from "@/lib/orders/price-cart";
import { payMessage } from "./pay-message";

const SHOWN: PricedCart = {
  currency: "usd",
  lines: [],
  itemsAmount: 2400,
  shippingAmount: 500,
  taxAmount: 0,
  discountAmount: 0,
  totalAmount: 2900,
};

function refused(answer: Extract<Parameters<typeof payMessage>[0], { kind: "refused" }>["answer"]) {
  return payMessage({ kind: "refused", answer }, SHOWN);
}

test("a changed price says what changed and asks for a fresh press", () => {
  const message = refused({
    ok: false,
    kind: "price_changed",
    cartVersion: 1,
    summary: { ...SHOWN, totalAmount: 3100 },
  });
  expect(message).toEqual({
    tone: "warning",
    title: "The price has changed",
    lines: [
      "The total is now $31.00 instead of $29.00.",
      "You have not been charged. Check the new total, then press Pay.",
    ],
  });
});

test("what is sold out is told apart from what is only scarce, and the cart is one step away", () => {
  const answer = { ok: false, kind: "sold_out", cartVersion: 1 } as const;
  const line = { slug: "", image: "", quantity: 3, unitAmount: 1000, canGrow: false };
  const vase = { ...line, productId: "vase", name: "Vase", amount: 0, problem: "sold_out", left: 0 } as const;
  const bowl = {
    ...line,
    productId: "bowl",
    name: "Bowl",
    amount: 2000,
    problem: "too_few",
    left: 2,
  } as const;
  expect(refused({ ...answer, summary: { ...SHOWN, lines: [vase] } })?.title).toBe("Sold out");
  const scarce = refused({ ...answer, summary: { ...SHOWN, lines: [vase, bowl] } });
  expect(scarce?.title).toBe("Not enough left");
  expect(scarce?.lines.slice(0, 2)).toEqual(["Vase has just sold out.", "Only 2 left of Bowl."]);
  expect(scarce?.link?.href).toBe("/cart");
});

test.each([
  [1, "a second"],
  [40, "40 seconds"],
  [1_900, "32 minutes"],
])("a limit that ends in %i seconds asks to wait %s", (retryAfterSeconds, words) => {
  const message = refused({ ok: false, kind: "rate_limited", retryAfterSeconds });
  expect(message?.lines).toEqual([`To keep card thieves out we limit tries. Wait ${words}, then press Pay.`]);
});

test("a cart that is too large leads back to it, and a network that holds too much is told what frees it", () => {
  const cart = refused({ ok: false, kind: "holds_too_much", by: "cart" });
  expect(cart?.link?.href).toBe("/cart");
  const network = refused({ ok: false, kind: "holds_too_much", by: "network" });
  expect(network?.link).toBeUndefined();
  expect(network?.lines.join(" ")).toContain("Pay one of those orders first, or try again later.");
});

test("an error of ours is told by its number, and that trying again is safe", () => {
  const lines = refused({ ok: false, kind: "unexpected", errorId: "1a2b3c4d" })?.lines.join(" ");
  expect(lines).toContain("1a2b3c4d");
  expect(lines).toContain("you will not be charged twice");
});

test("fields that are marked need no message on top", () => {
  expect(payMessage({ kind: "incomplete", errors: { name: "Enter your full name" } }, SHOWN)).toBeNull();
});
