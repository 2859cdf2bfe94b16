import { expect, test } from "vitest";
import type { PricedCart } from "@/lib/orders/price-cart";
import { payMessage, settledMessage } from "./pay-message";

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

test("a changed price says what changed and asks for a fresh press", async () => {
  const message = await refused({
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
      "No payment was started. Check the new total, then press Pay.",
    ],
  });
});

const LINE = { slug: "", image: "", quantity: 3, unitAmount: 1000, canGrow: false };
const VASE = { ...LINE, productId: "vase", name: "Vase", amount: 0, problem: "sold_out", left: 0 } as const;
const BOWL = { ...LINE, productId: "bowl", name: "Bowl", amount: 2000, problem: "too_few", left: 2 } as const;

test("what is sold out is told apart from what is only scarce, with the total of the rest", async () => {
  const answer = { ok: false, kind: "sold_out", cartVersion: 1 } as const;
  const before = { ...SHOWN, lines: [VASE, BOWL] };
  const after = { ...before, totalAmount: 2500 };
  const told = (lines: PricedCart["lines"]) =>
    payMessage(
      { kind: "refused", answer: { ...answer, summary: { ...after, lines } } },
      { ...before, lines },
    );
  expect((await told([VASE]))?.title).toBe("Sold out");
  expect(await told([VASE, BOWL])).toEqual({
    tone: "warning",
    title: "Not enough left",
    lines: ["The total is now $25.00 instead of $29.00.", "No payment was started."],
  });
});

test("a settled line is told with the new total, and Pay is asked for once nothing else is in its way", async () => {
  const before = { ...SHOWN, lines: [VASE, BOWL] };
  const first = await settledMessage(before, { ...SHOWN, lines: [BOWL] });
  expect(first.lines).toEqual(["Vase was removed."]);
  const last = await settledMessage(before, { ...SHOWN, lines: [{ ...BOWL, quantity: 2, problem: null }] });
  expect(last.lines).toEqual([
    "Bowl: 2 instead of 3.",
    "Vase was removed.",
    "Check the total, then press Pay.",
  ]);
  expect((await settledMessage(before, "failed")).tone).toBe("danger");
});

const CHALLENGE = {
  ok: false,
  kind: "challenge",
  because: "asked",
  widget: { siteKey: "site", scriptUrl: "https://captcha.example/api.js" },
} as const;

test("whoever is to show that they are a person is told why, and whoever failed that it can be done again", async () => {
  expect((await refused(CHALLENGE))?.lines.join(" ")).toMatch(
    /declined on your network, by you or by others there.*No payment was started.*check below, then press Pay/,
  );
  expect(await refused({ ...CHALLENGE, because: "refused" })).toMatchObject({
    title: "The check did not succeed",
  });
  expect((await refused({ ok: false, kind: "challenge_unavailable" }))?.lines.join(" ")).toMatch(
    /does not answer.*No payment was started.*press Pay again in a few minutes/,
  );
});

test("what was bought in another tab is named, with a link to its order", async () => {
  const bought = { number: 1012, paid: true, orderToken: "token" };
  const changed = { ok: false, kind: "cart_changed", cartVersion: 3, summary: SHOWN, bought } as const;
  expect((await refused(changed))?.lines[0]).toBe(
    "Order 1012 is paid, so what was in it is no longer in your cart.",
  );
  expect((await refused(changed))?.link).toEqual({ href: "/orders/token", label: "See order 1012" });
  const empty = await refused({ ok: false, kind: "cart_empty", bought: { ...bought, paid: false } });
  expect(empty?.lines.join(" ")).toMatch(/payment for order 1012 is on its way.*No payment was started/);
});

test("only the bank's no says that nothing was charged: after a refusal an earlier payment may have gone through", async () => {
  const changed = { cartVersion: 1, summary: SHOWN } as const;
  const outcomes: Parameters<typeof payMessage>[0][] = [
    ...(["price_changed", "cart_changed", "sold_out"] as const).map((kind) => ({
      kind: "refused" as const,
      answer: { ok: false as const, kind, ...changed },
    })),
    { kind: "refused", answer: { ok: false, kind: "cart_empty" } },
    { kind: "refused", answer: { ok: false, kind: "shipping_unavailable" } },
    { kind: "refused", answer: { ok: false, kind: "holds_too_much", by: "cart" } },
    { kind: "refused", answer: { ok: false, kind: "holds_too_much", by: "network" } },
    { kind: "refused", answer: { ok: false, kind: "rate_limited", retryAfterSeconds: 5 } },
    {
      kind: "refused",
      answer: { ok: false, kind: "network_declined_too_often", retryAfterSeconds: 5 },
    },
    { kind: "refused", answer: CHALLENGE },
    { kind: "refused", answer: { ok: false, kind: "challenge_unavailable" } },
    { kind: "refused", answer: { ok: false, kind: "crowded" } },
    { kind: "rejected", message: "Your IBAN is incomplete." },
    { kind: "unreachable" },
    { kind: "unclear" },
  ];
  const words = async (outcome: (typeof outcomes)[number]) =>
    (await payMessage(outcome, SHOWN))?.lines.join(" ");
  for (const outcome of outcomes) expect(await words(outcome)).not.toContain("not been charged");
  expect(await words({ kind: "declined", message: "Declined." })).toContain("You have not been charged.");
});

test("a cart that is too large leads back to it, and a network that holds too much is told what frees it", async () => {
  const cart = await refused({ ok: false, kind: "holds_too_much", by: "cart" });
  expect(cart?.link?.href).toBe("/cart");
  const network = await refused({ ok: false, kind: "holds_too_much", by: "network" });
  expect(network?.link).toBeUndefined();
  expect(network?.lines.join(" ")).toContain("Pay one of those orders first, or try again later.");
});

test("a network that was declined too often is told that it need not be the shopper's doing, and no payment began", async () => {
  const message = await refused({ ok: false, kind: "network_declined_too_often", retryAfterSeconds: 900 });
  expect(message?.title).toBe("Too many declined cards");
  expect(message?.lines.join(" ")).toMatch(/by you or by others there.*No payment was started/);
});

test("an error of ours is told by its number, and that trying again is safe", async () => {
  const lines = (await refused({ ok: false, kind: "unexpected", errorId: "1a2b3c4d" }))?.lines.join(" ");
  expect(lines).toContain("1a2b3c4d");
  expect(lines).toContain("you will not be charged twice");
});

test("in a crowd that the shop cannot keep up with, trying again is asked for and safe, without a number to tell", async () => {
  const lines = (await refused({ ok: false, kind: "crowded" }))?.lines.join(" ");
  expect(lines).toMatch(/Wait a moment.*Press Pay to try again: you will not be charged twice/);
});

test("what the summary of missing things says needs no message beside it", async () => {
  expect(
    await payMessage({ kind: "incomplete", errors: { name: "Enter your full name" } }, SHOWN),
  ).toBeNull();
});
