import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";
import type { JobName, Jobs } from "@/lib/outbox/jobs";
import { tellLapsingAuthorizations } from "@/lib/payments/authorization-lapses";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { sendCapture } from "@/lib/payments/capture-payment";
import { tellDisputeDeadlines } from "@/lib/payments/dispute-deadlines";
import { expireOrder, queueOverdueOrders } from "@/lib/payments/expire-orders";
import { reconcileDispute } from "@/lib/payments/reconcile-dispute";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { reconcileRefund } from "@/lib/payments/reconcile-refund";
import { sendRefund } from "@/lib/payments/send-refund";
import { reconcile } from "@/lib/reconcile/reconcile";
import { retryEvents } from "@/lib/reconcile/retry-events";
import { makeStatement } from "@/lib/statement/make-statement";
import { removeOld } from "./remove-old";

const SYSTEM = { by: "system" } as const;
const RECONCILE = { by: "reconcile" } as const;

const payloads = {
  reconcile_payment: z.strictObject({ paymentIntentId: z.string() }),
  reconcile_refund: z.strictObject({ stripeRefundId: z.string() }),
  reconcile_dispute: z.strictObject({ disputeId: z.string() }),
  cancel_payment_intent: z.strictObject({ paymentIntentId: z.string() }),
  send_refund: z.strictObject({ refundId: z.uuid() }),
  send_capture: z.strictObject({ attemptId: z.uuid() }),
  close_order: z.strictObject({ orderId: z.uuid(), as: z.enum(["canceled", "expired"]) }),
  send_mail: z.strictObject({ mailId: z.uuid() }),
  make_statement: z.strictObject({ statementId: z.uuid() }),
} satisfies { [Name in JobName]: z.ZodType<Jobs[Name]> };

type Work = { [Name in JobName]: (given: Jobs[Name]) => Promise<Worked> };
type Worked = { ok: true } | { ok: false; kind: string };

/** A PaymentIntent, refund or dispute that Stripe does not know, or that is not ours, is an answer. */
async function unlessUnknown(asked: Promise<Worked>): Promise<Worked> {
  const answer = await asked;
  return answer.ok || answer.kind === "not_found" ? { ok: true } : answer;
}

const WORK: Work = {
  reconcile_payment: ({ paymentIntentId }) => unlessUnknown(reconcilePayment(paymentIntentId, RECONCILE)),
  reconcile_refund: ({ stripeRefundId }) => unlessUnknown(reconcileRefund(stripeRefundId, RECONCILE)),
  reconcile_dispute: ({ disputeId }) => unlessUnknown(reconcileDispute(disputeId, RECONCILE)),
  cancel_payment_intent: ({ paymentIntentId }) => unlessUnknown(cancelPayment(paymentIntentId, SYSTEM)),
  send_refund: ({ refundId }) => sendRefund(refundId),
  send_capture: ({ attemptId }) => sendCapture(attemptId),
  close_order: ({ orderId, as }) => (as === "expired" ? expireOrder(orderId) : cancelOrder(orderId, SYSTEM)),
  send_mail: async ({ mailId }) => {
    await sendMail(mailId);
    return { ok: true };
  },
  // That Stripe did not answer is written down with the statement: whoever reads that asks again.
  make_statement: async ({ statementId }) => {
    await makeStatement(statementId);
    return { ok: true };
  },
};

function task<Name extends JobName>(name: Name): Task {
  return async (payload) => {
    const given = payloads[name].parse(payload) as Jobs[Name];
    const worked = await WORK[name](given);
    // A thrown error makes the queue try again later.
    if (!worked.ok) throw new Error(`Stripe did not do it: ${worked.kind}`);
  };
}

const removal: Task = async () => {
  log.info({ removed: await removeOld() }, "what is old was removed");
};

const expiry =
  (status: "pending" | "processing"): Task =>
  async () => {
    const overdue = await queueOverdueOrders(status);
    if (overdue > 0) log.info({ status, overdue }, "orders are closed because their time is over");
  };

/** What could not be asked is asked by the next run, minutes later: nothing to try again by itself. */
const lookForWhatIsMissing: Task = async () => {
  await reconcile(RECONCILE);
};

const disputeDeadlines: Task = async () => {
  const told = await tellDisputeDeadlines();
  if (told > 0) log.warn({ told }, "evidence for disputes is due soon");
};

const authorizationLapses: Task = async () => {
  const told = await tellLapsingAuthorizations();
  if (told > 0) log.warn({ told }, "held amounts lapse soon, and nobody has captured them");
};

/** Jobs that nobody adds: they come by the clock, and are given nothing. */
export type CronJob =
  | "remove_old"
  | "expire_unpaid"
  | "expire_slow"
  | "reconcile"
  | "retry_events"
  | "dispute_deadlines"
  | "authorization_lapses";

/** What the worker does, by the name of the job. Every task may run twice and then does nothing new. */
export const TASKS: TaskList & Record<JobName | CronJob, Task> = {
  reconcile_payment: task("reconcile_payment"),
  reconcile_refund: task("reconcile_refund"),
  reconcile_dispute: task("reconcile_dispute"),
  cancel_payment_intent: task("cancel_payment_intent"),
  send_refund: task("send_refund"),
  send_capture: task("send_capture"),
  close_order: task("close_order"),
  send_mail: task("send_mail"),
  make_statement: task("make_statement"),
  remove_old: removal,
  expire_unpaid: expiry("pending"),
  expire_slow: expiry("processing"),
  reconcile: lookForWhatIsMissing,
  retry_events: retryEvents,
  dispute_deadlines: disputeDeadlines,
  authorization_lapses: authorizationLapses,
};
