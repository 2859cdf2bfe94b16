import type { ShopCurrency } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";

const NAMES = new Intl.DisplayNames("en", { type: "currency" });
const nameOf = (currency: ShopCurrency) => NAMES.of(currency.toUpperCase()) ?? currency.toUpperCase();

type CurrencyChooserProps = {
  currency: ShopCurrency;
  chooseCurrency: (form: FormData) => Promise<void>;
};

/** A menu of currencies that works without JavaScript: the browser opens it, the form's buttons choose. */
export function CurrencyChooser({ currency, chooseCurrency }: CurrencyChooserProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="currency-menu"
        aria-label={`Currency: ${nameOf(currency)}`}
        className="currency-anchor flex min-h-11 items-center gap-1.5 rounded-md px-3 text-sm font-medium"
      >
        {currency.toUpperCase()}
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3" fill="none" stroke="currentColor">
          <path d="m2.5 4.5 3.5 3.5 3.5-3.5" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </button>
      {/* A new key after a choice closes the menu. */}
      <form
        key={currency}
        id="currency-menu"
        popover="auto"
        action={chooseCurrency}
        aria-label="Prices in"
        className="currency-menu rounded-lg border border-line bg-surface p-1.5 text-ink shadow-raised"
      >
        {SHOP_CURRENCIES.map((choice) => (
          <button
            key={choice}
            type="submit"
            name="currency"
            value={choice}
            aria-current={choice === currency}
            className="flex min-h-11 w-full items-center justify-between gap-8 rounded-md px-3 text-left text-sm hover:bg-surface-2 aria-[current=true]:font-semibold"
          >
            {nameOf(choice)}
            <span className="text-ink-muted">{choice.toUpperCase()}</span>
          </button>
        ))}
      </form>
    </>
  );
}
