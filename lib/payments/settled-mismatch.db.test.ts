import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import { retrievePaymentIntent } from "@/lib/stripe/payment-intents";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { expectInvariantsToHold, fillCart, stockProduct } from "@/lib/testing/shop";
import { pay, started } from "@/lib/testing/started-payment";
import { applyFact } from "./apply-fact";
import { choicesOf } from "./decide/review-choices";
import { reconcilePayment } from "./reconcile-payment";
import { settleReview } from "./settle-review";

setUpSandbox();
afterEach(expectInvariantsToHold);

const SYSTEM = { by: "system" } as const;

/** An order whose PaymentIntent is paid with another amount than it was made for. */
async function paidWithAnotherAmount(amount: number): Promise<string> {
  const { paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 2 }));
  await stripe().paymentIntents.update(paymentIntentId, { amount });
  await pay(paymentIntentId);
  await reconcilePayment(paymentIntentId, SYSTEM);
  return paymentIntentId;
}

/** An order whose PaymentIntent is said to be paid and not to be the order's in one thing. */
async function paidOtherwise(change: Partial<PaymentFacts>): Promise<string> {
  const { paymentIntentId } = await started(await fillCart({ [await stockProduct()]: 2 }));
  const answer = await retrievePaymentIntent(paymentIntentId);
  if (!answer.ok) throw new Error("Stripe does not answer");
  const { facts } = answer;
  const payment = { ...facts, status: "succeeded", amountReceived: facts.amount, ...change } as const;
  await applyFact({ fact: { kind: "payment", payment, asked: true }, cause: SYSTEM });
  return paymentIntentId;
}

const CASES = [
  ["another_captured_amount", () => paidWithAnotherAmount(9_000)],
  ["another_captured_amount", () => paidWithAnotherAmount(11_000)],
  ["another_currency", () => paidOtherwise({ currency: "eur" })],
  ["another_mode", () => paidOtherwise({ livemode: true })],
] as const;

test.each(CASES.flatMap(([reason, make]) => choicesOf(reason).map((choice) => ({ reason, choice, make }))))(
  "$reason, settled by $choice, breaks no rule and leaves no open order with a captured payment",
  async ({ reason, choice, make }) => {
    const subject = await make();
    const { id } = await prisma().review.findFirstOrThrow({ where: { reason, subject, closedAt: null } });
    const closing = { by: "ann", choice, note: "seen to" };
    expect(await settleReview(id, closing, randomUUID())).toMatchObject({ ok: true });
    const reviews = await prisma().review.findMany({ where: { subject }, select: { resolution: true } });
    expect(reviews).toEqual([{ resolution: choice }]);
    // Stripe is asked once more, as a job does.
    await reconcilePayment(subject, SYSTEM);
    await expectInvariantsToHold();
    const halfDone = await prisma().order.findMany({
      where: { status: { in: ["pending", "processing"] }, attempts: { some: { status: "captured" } } },
    });
    expect(halfDone).toEqual([]);
  },
);
