import { isStillTrue, isWaiting } from "@/lib/orders/mail-kinds";
import { prisma } from "@/lib/prisma";
import type { Prisma } from "@/prisma/generated/client";

type OrderWithMails = Prisma.OrderGetPayload<{
  include: { mails: true; refunds: true; attempts: true; parcels: true };
}>;

export type MailDetail = OrderWithMails["mails"][number] & {
  waiting: boolean;
  /** When a mail that failed is tried again; null where nothing is planned. */
  nextTryAt: Date | null;
  /** Whether staff may have it sent again: it went out or failed, and what it says is still true. */
  resendable: boolean;
};

/** The mails of an order with what staff can do about each. */
export async function describeMails(order: OrderWithMails): Promise<MailDetail[]> {
  const keys = order.mails.filter(isWaiting).map(({ id }) => `send_mail:${id}`);
  const planned = keys.length === 0 ? new Map<string, Date>() : await plannedTries(keys);
  return order.mails.map((mail) => {
    const waiting = isWaiting(mail);
    return {
      ...mail,
      waiting,
      nextTryAt: planned.get(`send_mail:${mail.id}`) ?? null,
      resendable: (!waiting || mail.lastError !== null) && isStillTrue(mail.kind, order),
    };
  });
}

async function plannedTries(keys: readonly string[]): Promise<Map<string, Date>> {
  const jobs = await prisma().$queryRaw<{ key: string; run_at: Date }[]>`
    SELECT key, run_at FROM graphile_worker.jobs
    WHERE key = ANY (${keys}) AND attempts < max_attempts`;
  return new Map(jobs.map((job) => [job.key, job.run_at]));
}
