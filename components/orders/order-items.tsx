import { Price } from "@/components/ui/price";

type OrderItemsProps = {
  currency: string;
  /** `unitAmount` in minor units of `currency`, as it was when the order was placed. */
  items: readonly { productId: string; name: string; image: string; quantity: number; unitAmount: number }[];
};

export function OrderItems({ currency, items }: OrderItemsProps) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.productId} className="flex items-start gap-4 py-4 first:pt-0">
          <img
            src={item.image}
            alt=""
            width={64}
            height={64}
            className="size-16 shrink-0 rounded-md border border-line bg-surface-2 object-cover print:hidden"
          />
          <div className="flex min-w-0 grow flex-wrap justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 grow basis-32">
              <p className="font-medium wrap-anywhere">{item.name}</p>
              <p className="text-sm text-ink-muted">
                {item.quantity} × <Price money={{ amount: item.unitAmount, currency }} />
              </p>
            </div>
            <Price money={{ amount: item.unitAmount * item.quantity, currency }} />
          </div>
        </li>
      ))}
    </ul>
  );
}
