import { render } from "@react-email/render";
import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import { HtmlMail } from "./html-mail";
import { mailContent } from "./mail-content";
import type { MailedOrder } from "./mailed-order";
import { plainMail } from "./plain-mail";

export type RenderedMail = { subject: string; text: string; html: string };

/**
 * The mail of a kind about an order, ready to be sent: the same words as plain text and as HTML. `refundAmount` is
 * that of the refund it is about, in minor units of the order's currency; null where it is about none.
 */
export async function orderMail(
  kind: OrderMailKind,
  order: MailedOrder,
  refundAmount: number | null,
  link: string,
): Promise<RenderedMail> {
  const content = mailContent(kind, order, refundAmount, link);
  return {
    subject: content.subject,
    text: plainMail(content),
    html: await render(HtmlMail({ content })),
  };
}
