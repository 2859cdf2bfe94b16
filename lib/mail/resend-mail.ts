import { isStillTrue, isWaiting } from "@/lib/orders/mail-kinds";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { jobKey } from "@/lib/outbox/jobs";
import { transact } from "@/lib/outbox/transact";

export type ResendResult =
  | { ok: true }
  | { ok: false; kind: "unknown_mail" }
  /** It has not gone out yet, and no try of it has failed. */
  | { ok: false; kind: "waiting" }
  /** What it says was true when it was written, and is not any more. */
  | { ok: false; kind: "no_longer_true" };

/**
 * Has a mail sent again in the name of a member of staff, or now instead of later when its sending fails. It keeps
 * its one row; who asked stands on the timeline.
 */
export async function resendMail(mailId: string, staffId: string): Promise<ResendResult> {
  return await transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM mail WHERE id = ${mailId}::uuid FOR UPDATE`;
    const mail = await tx.mail.findUnique({
      where: { id: mailId },
      include: {
        order: {
          include: {
            refunds: { select: { id: true, status: true } },
            parcels: { select: { id: true, deliveredAt: true, undoneAt: true } },
            attempts: { select: { status: true, amountReceived: true } },
          },
        },
      },
    });
    if (!mail) return { ok: false, kind: "unknown_mail" };
    if (isWaiting(mail) && mail.lastError === null) return { ok: false, kind: "waiting" };
    if (!isStillTrue(mail.kind, mail.order)) return { ok: false, kind: "no_longer_true" };
    await tx.$executeRaw`
      UPDATE mail SET resend_asked_at = now(), attempts = 0, last_error = NULL WHERE id = ${mailId}::uuid`;
    await recordOrderEvent(
      tx,
      mail.orderId,
      "mail_resend_asked",
      { by: `staff:${staffId}` },
      { mail: mailId },
    );
    await tx.$executeRaw`
      INSERT INTO outbox (task, payload, job_key)
      VALUES ('send_mail', ${JSON.stringify({ mailId })}::jsonb, ${jobKey({ task: "send_mail", mailId })})`;
    return { ok: true };
  });
}
