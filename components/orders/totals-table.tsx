import { classNames } from "@/components/ui/class-names";
import { Price } from "@/components/ui/price";
import { formatMoney } from "@/lib/money";

type Amounts = {
  currency: string;
  itemsAmount: number;
  shippingAmount: number;
  taxAmount: number;
  discountAmount: number;
  totalAmount: number;
};

type TotalsTableProps = {
  /** Minor units of `currency`. */
  amounts: Amounts;
  shippingName?: string;
  /** All that was ever received; shown where it is another sum than the total. */
  paidAmount?: number;
  refundedAmount?: number;
  /** The amounts are being computed anew. */
  muted?: boolean;
};

/** How the total comes about; lines that are nothing are left out. */
export function TotalsTable({
  amounts,
  shippingName,
  paidAmount = 0,
  refundedAmount = 0,
  muted = false,
}: TotalsTableProps) {
  const { currency } = amounts;
  const total = { amount: amounts.totalAmount, currency };
  const rows = [
    { label: "Items", amount: amounts.itemsAmount },
    { label: "Delivery", detail: shippingName, amount: amounts.shippingAmount, free: true },
    { label: "Tax", amount: amounts.taxAmount },
    { label: "Discount", amount: -amounts.discountAmount },
  ].filter(({ amount, free }) => amount !== 0 || free);
  const after = [
    {
      label: paidAmount > amounts.totalAmount ? "Paid" : "Charged",
      amount: paidAmount === amounts.totalAmount ? 0 : paidAmount,
    },
    { label: "Refunded", amount: -refundedAmount },
  ].filter(({ amount }) => amount !== 0);
  return (
    <dl className={classNames("grid gap-2 text-sm transition-opacity", muted && "opacity-60")}>
      {rows.map(({ label, detail, amount, free }) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-ink-muted">
            {label}
            {detail && <span className="block text-xs">{detail}</span>}
          </dt>
          <dd>{free && amount === 0 ? "Free" : <Price money={{ amount, currency }} />}</dd>
        </div>
      ))}
      <div className="mt-2 flex items-baseline justify-between gap-4 border-t border-line pt-4">
        <dt className="text-base font-medium">Total</dt>
        <dd>
          {!formatMoney(total).includes(currency.toUpperCase()) && (
            <span className="mr-2 text-xs text-ink-muted uppercase">{currency}</span>
          )}
          <Price money={total} className="text-lg font-medium" />
        </dd>
      </div>
      {after.map(({ label, amount }) => (
        <div key={label} className="flex justify-between gap-4">
          <dt className="text-ink-muted">{label}</dt>
          <dd>
            <Price money={{ amount, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
