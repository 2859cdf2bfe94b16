import type { Cause } from "@/lib/orders/record-order-event";
import { prisma } from "@/lib/prisma";
import type { AttemptStatus } from "@/prisma/generated/enums";
import { askAboutPayment } from "./ask-about-payment";
import { type PaymentStanding, paymentStanding } from "./payment-standing";
import { applyAnswer } from "./reconcile-payment";

/** Whether asking Stripe could bring news: of the others it has said its last word, or was never asked for money. */
function mayHaveNews(status: AttemptStatus): boolean {
  return status === "payable" || status === "processing" || status === "lost";
}

const newestAttempt = (orderId: string) =>
  prisma().paymentAttempt.findFirst({
    where: { orderId },
    orderBy: { createdAt: "desc" },
    select: { id: true, status: true, paymentIntentId: true, declineIdAtPay: true },
  });

/**
 * Asks Stripe how the payment of an open order stands, makes the order say so, and tells what may be said to
 * its shopper, who waits for a page meanwhile: after three seconds it is `unknown`. Where the order is settled
 * by the answer, its status says more than what is returned.
 */
export async function askAboutOrder(orderId: string, cause: Cause): Promise<PaymentStanding> {
  const attempt = await newestAttempt(orderId);
  // The client secret leaves the server only after the PaymentIntent's id is stored, so none means no money.
  if (!attempt?.paymentIntentId || !mayHaveNews(attempt.status)) return "unpaid";
  const answer = await askAboutPayment(attempt.paymentIntentId, cause, "page");
  if (!answer.ok) return answer.failure.kind === "not_found" ? "unpaid" : "unknown";
  await applyAnswer(answer, cause);
  // Read after the answer came: Pay may have been pressed while Stripe was asked.
  const now = await newestAttempt(orderId);
  return now?.id === attempt.id ? paymentStanding(answer.facts, now.declineIdAtPay) : "unpaid";
}
