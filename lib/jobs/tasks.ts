import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import type { Jobs } from "@/lib/queue";
import { removeOld } from "./remove-old";

const payloads = {
  close_declined_order: z.strictObject({ orderId: z.uuid() }),
  reconcile_payment: z.strictObject({ paymentIntentId: z.string() }),
  send_mail: z.strictObject({ mailId: z.uuid() }),
} satisfies { [Name in keyof Jobs]: z.ZodType<Jobs[Name]> };

// If the money is there after all, the order is paid instead of closed.
const closeDeclined: Task = async (payload) => {
  const { orderId } = payloads.close_declined_order.parse(payload);
  const result = await cancelOrder(orderId, { by: "reconcile" });
  if (!result.ok) throw new Error("Stripe did not cancel the payment of an order with too many declines");
};

const reconcile: Task = async (payload) => {
  const { paymentIntentId } = payloads.reconcile_payment.parse(payload);
  const result = await reconcilePayment(paymentIntentId, { by: "reconcile" });
  // A thrown error makes the queue try again later; a PaymentIntent that is not ours is no error.
  if (!result.ok && result.kind === "stripe") throw new Error(`Stripe did not answer: ${result.reason}`);
};

const mail: Task = async (payload) => {
  await sendMail(payloads.send_mail.parse(payload).mailId);
};

const removal: Task = async () => {
  log.info({ removed: await removeOld() }, "what is old was removed");
};

/** Jobs that nobody adds: they come by the clock, and are given nothing. */
export type CronJob = "remove_old";

/** What the worker does, by the name of the job. Every task may run twice and then does nothing new. */
export const TASKS: TaskList & Record<keyof Jobs | CronJob, Task> = {
  close_declined_order: closeDeclined,
  reconcile_payment: reconcile,
  send_mail: mail,
  remove_old: removal,
};
