import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import type { ShippingOption } from "@/lib/catalog/catalog-types";

type ShippingSectionProps = {
  options: readonly ShippingOption[];
  chosen: string;
  /** The last choice could not be priced and was taken back. */
  failed: boolean;
  onChoose: (shippingMethodId: string) => void;
};

/** The ways to ship as radio cards: the whole card is the label. */
export function ShippingSection({ options, chosen, failed, onChoose }: ShippingSectionProps) {
  return (
    <fieldset className="mt-10">
      <legend className="mb-4 text-lg font-medium">Delivery method</legend>
      <div className="grid gap-2">
        {options.map(({ id, name, description, price }) => (
          <label
            key={id}
            className="flex cursor-pointer items-start gap-3 rounded-md border border-line-strong bg-surface px-4 py-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="shippingMethodId"
              value={id}
              checked={id === chosen}
              onChange={() => onChoose(id)}
              className="mt-1 size-4 shrink-0 outline-none"
            />
            <span className="min-w-0 grow">
              <span className="block font-medium">{name}</span>
              <span className="block text-sm text-ink-muted">{description}</span>
            </span>
            {price.amount === 0 ? <span className="font-medium">Free</span> : <Price money={price} />}
          </label>
        ))}
      </div>
      {failed && (
        <Notice tone="danger" className="mt-3">
          We could not work out the total for that delivery, so your earlier choice stands. Check your
          connection and choose again.
        </Notice>
      )}
    </fieldset>
  );
}
