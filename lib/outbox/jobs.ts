/** Every kind of job and what it is given. The job queue (graphile-worker) keeps them in this database. */
export type Jobs = {
  reconcile_payment: { paymentIntentId: string };
  reconcile_refund: { stripeRefundId: string };
  reconcile_dispute: { disputeId: string };
  /** A PaymentIntent that must take no money any more. */
  cancel_payment_intent: { paymentIntentId: string };
  send_refund: { refundId: string };
  /** What staff decided about a held amount. */
  send_capture: { attemptId: string };
  close_order: { orderId: string; as: "canceled" | "expired" };
  send_mail: { mailId: string };
  make_statement: { statementId: string };
};

export type JobName = keyof Jobs;

/** A job with what it is given, as the outbox keeps it. */
export type Job = { [Name in JobName]: { task: Name } & Jobs[Name] }[JobName];

/** Jobs of one key that have not started are one job. */
export function jobKey(job: Job): string {
  const { task, ...given } = job;
  return [task, ...Object.values(given)].join(":");
}
