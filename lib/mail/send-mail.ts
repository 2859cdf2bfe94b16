import nodemailer from "nodemailer";
import { z } from "zod";
import { env } from "@/lib/env";
import { ORDER_MAIL_KINDS } from "@/lib/orders/mail-kinds";
import { issueOrderToken } from "@/lib/orders/order-token";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { type MailText, orderMail } from "./order-mail";

const kindSchema = z.enum(ORDER_MAIL_KINDS);
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
  const kind = kindSchema.parse(mail.kind.split(":")[0]);
  const { smtpUrl } = env();
  if (smtpUrl) {
    const link = await issueLink(mail.orderId);
    await transmit(smtpUrl, mail.recipient, orderMail(kind, mail.order, link));
  }

  const kept = orderMail(kind, mail.order, LINK_LEFT_OUT);
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

async function issueLink(orderId: string): Promise<string> {
  const token = await issueOrderToken(prisma(), orderId);
  return new URL(`/orders/${token}`, env().appUrl).href;
}

async function transmit(smtpUrl: string, to: string, { subject, text }: MailText): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    // As an object: nodemailer would read a list of recipients out of a text.
    await transport.sendMail({ from: env().mailFrom, to: { name: "", address: to }, subject, text });
  } finally {
    transport.close();
  }
}
