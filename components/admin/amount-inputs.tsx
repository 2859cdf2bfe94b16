import { Field } from "@/components/ui/field";
import { toDecimalString } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";

type AmountInputsProps = {
  legend: string;
  hint?: string;
  /** In minor units. A currency that is not among them begins empty. */
  amounts: readonly { currency: string; amount: number }[];
};

/** A field for an amount in each of the shop's currencies, in major units. */
export function AmountInputs({ legend, hint, amounts }: AmountInputsProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">{legend}</legend>
      {hint && <p className="mt-0.5 text-xs text-ink-muted">{hint}</p>}
      <div className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {SHOP_CURRENCIES.map((currency) => {
          const money = amounts.find((one) => one.currency === currency);
          return (
            <Field
              key={currency}
              label={currency.toUpperCase()}
              name={`amount.${currency}`}
              defaultValue={money ? toDecimalString(money) : ""}
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
              required
            />
          );
        })}
      </div>
    </fieldset>
  );
}
