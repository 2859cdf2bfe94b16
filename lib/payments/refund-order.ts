import { prisma } from "@/lib/prisma";
import { applyCommand } from "./apply-command";
import type { Refusal } from "./decide/changes";
import type { RefundRequest } from "./decide/fact";
import type { RefundStatus } from "./decide/order-state";
import { sendRefund } from "./send-refund";

/** How a refund stands right after somebody asked for it or judged it. `amount` in minor units of `currency`. */
export type RefundStanding = {
  status: RefundStatus;
  amount: number;
  currency: string;
  /** Stripe's word or ours for why it came to nothing. */
  failureReason: string | null;
};

export type RefundCommandResult =
  | { ok: true; refund: RefundStanding }
  | { ok: false; kind: Refusal | "unknown_order" };

/**
 * Asks for a refund in the name of `request.by`. The refund is committed with its key before Stripe is called;
 * if Stripe does not answer, the job that was committed with it asks again. Sent twice it is one refund.
 */
export async function requestRefund(orderId: string, request: RefundRequest): Promise<RefundCommandResult> {
  const done = await applyCommand(orderId, { kind: "refund_requested", request }, request.by);
  if (done !== "done") return { ok: false, kind: done };
  return { ok: true, refund: await sendAndLook(request.refundId) };
}

/** Approves or declines, in the name of `by`, a refund that another person asked for. An approved one is sent. */
export async function judgeRefund(
  orderId: string,
  judgement: { refundId: string; approved: boolean; by: string },
): Promise<RefundCommandResult> {
  const done = await applyCommand(orderId, { kind: "refund_judged", ...judgement }, judgement.by);
  if (done !== "done") return { ok: false, kind: done };
  return { ok: true, refund: await sendAndLook(judgement.refundId) };
}

/** Sends a committed refund, unless it waits, and says how it stands. What Stripe did not answer, the job asks again. */
export async function sendAndLook(refundId: string): Promise<RefundStanding> {
  await sendRefund(refundId);
  return await prisma().refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { status: true, amount: true, currency: true, failureReason: true },
  });
}
