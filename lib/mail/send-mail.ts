import nodemailer from "nodemailer";
import { env } from "@/lib/env";
import { issueOrderToken } from "@/lib/orders/order-token";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { prisma, transact } from "@/lib/prisma";
import { type MailText, orderConfirmation } from "./order-confirmation";

const LINK_LEFT_OUT = "[the order's private link]";

/**
 * Sends one mail, or keeps it in the database when no mail server is set. A mail that went out is not
 * sent again; one whose sending fails stays unsent and the error goes to the job queue, which retries.
 * The kept text leaves the order's link out, because its token is stored nowhere.
 */
export async function sendMail(mailId: string): Promise<void> {
  const mail = await prisma().mail.findUnique({
    where: { id: mailId },
    include: { order: { include: { items: true } } },
  });
  if (!mail || mail.sentAt) return;
  const { smtpUrl } = env();
  if (smtpUrl) await transmit(smtpUrl, mail.recipient, await withPrivateLink(mail.order));

  const kept = orderConfirmation(mail.order, LINK_LEFT_OUT);
  await transact(async (tx) => {
    await tx.$executeRaw`
      UPDATE mail
      SET subject = ${kept.subject}, body = ${kept.text}, sent_at = now(),
          transport = ${smtpUrl ? "smtp" : "kept"}
      WHERE id = ${mail.id}::uuid`;
    await recordOrderEvent(
      tx,
      mail.orderId,
      smtpUrl ? "mail_sent" : "mail_kept",
      { by: "system" },
      { mail: mail.id },
    );
  });
}

async function withPrivateLink(
  order: Parameters<typeof orderConfirmation>[0] & { id: string },
): Promise<MailText> {
  const token = await issueOrderToken(prisma(), order.id);
  return orderConfirmation(order, new URL(`/orders/${token}`, env().appUrl).href);
}

async function transmit(smtpUrl: string, to: string, { subject, text }: MailText): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    await transport.sendMail({ from: env().mailFrom, to, subject, text });
  } finally {
    transport.close();
  }
}
