import { prisma } from "@/lib/prisma";
import type { Listed } from "@/lib/stripe/each-page";
import { eachDispute, eachRefund } from "@/lib/stripe/list-since";
import { askAbout, type Run } from "./run";

/** Which of these PaymentIntents are ours: a refund made in the Dashboard does not carry our mark, its payment does. */
async function oursOf(paymentIntentIds: (string | null)[]): Promise<Set<string>> {
  const attempts = await prisma().paymentAttempt.findMany({
    where: { paymentIntentId: { in: paymentIntentIds.filter((id) => id !== null) } },
    select: { paymentIntentId: true },
  });
  return new Set(attempts.flatMap(({ paymentIntentId }) => paymentIntentId ?? []));
}

/** Lists the refunds made since, and asks about those of our payments that differ from what we know. */
export function reconcileRecentRefunds(run: Run, since: Date): Promise<Listed> {
  return eachRefund({ since }, async (page) => {
    const ours = await oursOf(page.map(({ paymentIntentId }) => paymentIntentId));
    const rows = await prisma().refund.findMany({
      where: { stripeRefundId: { in: page.map(({ id }) => id) } },
      select: { stripeRefundId: true, status: true },
    });
    const known = new Map(rows.map(({ stripeRefundId, status }) => [stripeRefundId, status]));
    for (const { id, status, paymentIntentId } of page) {
      if (!ours.has(paymentIntentId ?? "") || status === "unknown" || known.get(id) === status) continue;
      await askAbout(run, { kind: "refund", id, says: status });
    }
  });
}

/** The same for disputes. */
export function reconcileRecentDisputes(run: Run, since: Date): Promise<Listed> {
  return eachDispute({ since }, async (page) => {
    const ours = await oursOf(page.map(({ paymentIntentId }) => paymentIntentId));
    const rows = await prisma().dispute.findMany({ where: { id: { in: page.map(({ id }) => id) } } });
    const known = new Map(rows.map((row) => [row.id, row]));
    for (const dispute of page) {
      if (!ours.has(dispute.paymentIntentId ?? "")) continue;
      const row = known.get(dispute.id);
      const same =
        row?.status === dispute.status &&
        row.fundsWithdrawn === dispute.fundsWithdrawn &&
        row.amount === dispute.amount;
      if (!same) await askAbout(run, { kind: "dispute", id: dispute.id, says: dispute.status });
    }
  });
}
