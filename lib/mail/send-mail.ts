import nodemailer from "nodemailer";
import { z } from "zod";
import { env } from "@/lib/env";
import { capturedAmount } from "@/lib/orders/captured-amount";
import { isWaiting, readMailKind } from "@/lib/orders/mail-kinds";
import { oneLine } from "@/lib/orders/one-line";
import { issueOrderToken } from "@/lib/orders/order-token";
import { recordOrderEvent } from "@/lib/orders/record-order-event";
import { transact } from "@/lib/outbox/transact";
import { prisma } from "@/lib/prisma";
import { SHOP } from "@/lib/shop";
import type { MailedParcel } from "./mailed-order";
import { orderMail, type RenderedMail } from "./order-mail";

const LINK_LEFT_OUT = "[the order's private link]";
const LONGEST_ERROR = 500;

/**
 * Sends one mail, or keeps it in the database when no mail server is set. A mail that went out is not sent
 * again, unless staff asked for it since; one whose sending fails stays unsent with the error beside it for staff,
 * and the error goes to the job queue too, which retries with growing waits. The kept text leaves the order's
 * link out, because its token is stored nowhere.
 */
export async function sendMail(mailId: string): Promise<void> {
  const mail = await findMail(mailId);
  if (!mail || !isWaiting(mail)) return;
  const { smtpUrl } = env();
  try {
    if (smtpUrl)
      await transmit(smtpUrl, mail.recipient, await renderMail(mail, await issueLink(mail.orderId)));
  } catch (error) {
    await noteFailure(mail.id, error);
    throw error;
  }

  const kept = await renderMail(mail, LINK_LEFT_OUT);
  await transact(async (tx) => {
    await tx.$executeRaw`
      UPDATE mail
      SET subject = ${kept.subject}, body = ${kept.text}, sent_at = now(),
          transport = ${smtpUrl ? "smtp" : "kept"}, attempts = attempts + 1, last_error = NULL
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

async function findMail(id: string) {
  return await prisma().mail.findUnique({
    where: { id },
    include: { order: { include: { items: true, attempts: true, parcels: { include: { lines: true } } } } },
  });
}

type FoundMail = NonNullable<Awaited<ReturnType<typeof findMail>>>;

async function renderMail(mail: FoundMail, link: string): Promise<RenderedMail> {
  const { kind, subject } = readMailKind(mail.kind);
  if (kind === null) throw new Error(`no words for a mail of the kind ${mail.kind}`);
  const order = {
    ...mail.order,
    capturedAmount: capturedAmount(mail.order.attempts),
    parcel: mailedParcel(mail.order, subject),
  };
  return await orderMail(kind, order, await refundAmount(mail.orderId, subject), link);
}

/** The parcel that a mail is about; null for other mails. */
function mailedParcel({ parcels, items }: FoundMail["order"], subject: string | null): MailedParcel | null {
  const parcel = parcels.find(({ id }) => id === subject);
  if (!parcel) return null;
  const pieces = parcel.lines.map(({ productId, quantity }) => {
    return `${quantity} × ${items.find((item) => item.productId === productId)?.name ?? productId}`;
  });
  return { pieces, carrier: parcel.carrier, trackingNumber: parcel.trackingNumber };
}

/** The amount of the refund that a mail is about, in minor units of the order's currency; null for other mails. */
async function refundAmount(orderId: string, subject: string | null): Promise<number | null> {
  if (subject === null || !z.uuid().safeParse(subject).success) return null;
  const refund = await prisma().refund.findUnique({
    where: { id: subject },
    select: { orderId: true, amount: true },
  });
  return refund?.orderId === orderId ? refund.amount : null;
}

async function noteFailure(mailId: string, error: unknown): Promise<void> {
  const said = oneLine(error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
  await prisma().$executeRaw`
    UPDATE mail SET attempts = attempts + 1, last_error = ${said} WHERE id = ${mailId}::uuid`;
}

async function issueLink(orderId: string): Promise<string> {
  const token = await issueOrderToken(prisma(), orderId);
  return new URL(`/orders/${token}`, env().appUrl).href;
}

async function transmit(smtpUrl: string, to: string, { subject, text, html }: RenderedMail): Promise<void> {
  const transport = nodemailer.createTransport(smtpUrl);
  try {
    // As an object: nodemailer would read a list of recipients out of a text.
    const recipient = { name: "", address: to };
    await transport.sendMail({
      from: env().mailFrom,
      replyTo: SHOP.email,
      to: recipient,
      subject,
      text,
      html,
    });
  } finally {
    transport.close();
  }
}
