import type { Cause } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import { eachDispute, eachRefund } from "@/lib/stripe/list-since";
import { askInCase, type Finding, newRun } from "./run";

export type OrderReport = {
  findings: Finding[];
  /** Why Stripe could not be asked about some of it; null when it answered. */
  failure: string | null;
};

/** Asks Stripe about everything of one order: its payments, and the refunds and disputes of each of them. */
export async function reconcileOrder(orderId: string, cause: Cause): Promise<OrderReport> {
  const run = newRun(cause);
  const attempts = await prisma().paymentAttempt.findMany({
    where: { orderId, paymentIntentId: { not: null } },
    orderBy: { createdAt: "asc" },
    select: { paymentIntentId: true },
  });
  for (const { paymentIntentId } of attempts) {
    if (!paymentIntentId) continue;
    await askInCase(run, "payment", paymentIntentId);
    const listed = [
      await eachRefund({ paymentIntentId }, async (refunds) => {
        for (const { id } of refunds) await askInCase(run, "refund", id);
      }),
      await eachDispute({ paymentIntentId }, async (disputes) => {
        for (const { id } of disputes) await askInCase(run, "dispute", id);
      }),
    ];
    for (const list of listed) if (!list.ok) run.failure = list.failure.kind;
  }
  return { findings: run.findings, failure: run.failure };
}
