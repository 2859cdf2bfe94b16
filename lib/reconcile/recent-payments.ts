import { installation } from "@/lib/installation";
import { type PaymentOutcome, paymentOutcome } from "@/lib/payments/payment-outcome";
import { prisma } from "@/lib/prisma";
import type { Listed } from "@/lib/stripe/each-page";
import { eachPaymentIntentSince } from "@/lib/stripe/list-since";
import type { PaymentFacts } from "@/lib/stripe/payment-facts";
import type { AttemptStatus } from "@/prisma/generated/enums";
import { askAbout, type Run } from "./run";

type KnownAttempt = {
  id: string;
  status: AttemptStatus;
  paymentIntentId: string | null;
  declineIds: string[];
};

/** What an attempt is called while its PaymentIntent is so; of an unknown status nothing is expected. */
const EXPECTED: Readonly<Record<PaymentOutcome, AttemptStatus | null>> = {
  payable: "payable",
  processing: "processing",
  held: "authorized",
  captured: "captured",
  canceled: "canceled",
  unknown: null,
};

/** Whether a PaymentIntent with our mark says something that our rows do not. */
export function differs(payment: PaymentFacts, attempt: KnownAttempt | undefined): boolean {
  const outcome = paymentOutcome(payment);
  if (!attempt) return outcome === "captured" || outcome === "held" || outcome === "processing";
  if (attempt.paymentIntentId !== payment.id) return outcome !== "canceled";
  const expected = EXPECTED[outcome];
  if (expected === null) return false;
  if (expected !== attempt.status) return true;
  return (
    expected === "payable" && payment.decline !== null && !attempt.declineIds.includes(payment.decline.id)
  );
}

/** Lists the PaymentIntents made since, and asks about those of ours whose state differs from what we know. */
export async function reconcileRecentPayments(run: Run, since: Date): Promise<Listed> {
  const { appId } = await installation();
  return await eachPaymentIntentSince(since, async (page) => {
    const ours = page.filter(({ app }) => app === appId);
    const [attempts, reviews] = await Promise.all([
      prisma().paymentAttempt.findMany({
        where: { id: { in: ours.flatMap(({ attemptId }) => attemptId ?? []) } },
        select: { id: true, status: true, paymentIntentId: true, declineIds: true },
      }),
      // Left to a person already: asking again would say nothing new.
      prisma().review.findMany({
        where: { subject: { in: ours.map(({ id }) => id) } },
        select: { subject: true },
      }),
    ]);
    const attemptOf = new Map(attempts.map((attempt) => [attempt.id, attempt]));
    const reviewed = new Set(reviews.map(({ subject }) => subject));
    for (const payment of ours) {
      if (reviewed.has(payment.id) || !differs(payment, attemptOf.get(payment.attemptId ?? ""))) continue;
      await askAbout(run, { kind: "payment", id: payment.id, says: payment.status });
    }
  });
}
