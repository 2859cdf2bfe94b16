import { trackingLink } from "@/lib/carriers";
import { formatMoney } from "@/lib/money";
import { addressLines } from "@/lib/orders/address-lines";
import type { OrderMailKind } from "@/lib/orders/mail-kinds";
import { oneLine } from "@/lib/orders/one-line";
import { SHOP } from "@/lib/shop";
import { mailWords } from "./mail-words";
import type { MailedOrder } from "./mailed-order";

/** A line of the bill. `amount` is money in words. */
type BillLine = { label: string; amount: string };

/** Everything that stands in a mail, in its order. The plain and the HTML version only set it. */
export type MailContent = {
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** Where the parcel that it is about can be followed; null where it is about none, or there is no such page. */
  tracking: string | null;
  bill: BillLine[];
  /** The total, and what was charged where that is less. */
  totals: BillLine[];
  /** Where the order goes, as it is written in that country. */
  delivery: string[];
  action: { label: string; link: string };
  /** Who writes: name, address and, where there is one, tax number. */
  seller: string[];
  answersTo: string;
};

/**
 * What the mail of a kind about an order says. Each value that somebody typed is on one line, so that none can
 * begin a paragraph that looks like ours.
 */
export function mailContent(
  kind: OrderMailKind,
  order: MailedOrder,
  refundAmount: number | null,
  link: string,
): MailContent {
  const { subject, paragraphs, action } = mailWords(kind, order, refundAmount);
  const { parcel } = order;
  const money = (amount: number) => formatMoney({ amount, currency: order.currency });
  return {
    subject,
    greeting: `Dear ${oneLine(order.shippingName)},`,
    paragraphs,
    tracking: kind === "shipped" && parcel ? trackingLink(parcel.carrier, parcel.trackingNumber) : null,
    bill: [
      ...order.items.map((item) => ({
        label: `${item.quantity} × ${oneLine(item.name)}`,
        amount: money(item.unitAmount * item.quantity),
      })),
      { label: oneLine(order.shippingMethodName), amount: money(order.shippingAmount) },
      ...(order.taxAmount > 0 ? [{ label: "Tax", amount: money(order.taxAmount) }] : []),
      ...(order.discountAmount > 0 ? [{ label: "Discount", amount: money(-order.discountAmount) }] : []),
    ],
    totals: [
      { label: "Total", amount: money(order.totalAmount) },
      ...(order.capturedAmount > 0 && order.capturedAmount < order.totalAmount
        ? [{ label: "Charged", amount: money(order.capturedAmount) }]
        : []),
    ],
    delivery: addressLines(order).map(oneLine),
    action: { label: action, link },
    seller: [SHOP.legalName, ...SHOP.address, ...(SHOP.taxNumber === null ? [] : [SHOP.taxNumber])],
    answersTo: SHOP.email,
  };
}
