import type { ShopCurrency } from "@/lib/money";
import { SHOP } from "@/lib/shop";
import { CartLink } from "./cart-link";
import { CurrencyChooser } from "./currency-chooser";

type ShopHeaderProps = {
  currency: ShopCurrency;
  /** Pieces in the cart. */
  cartCount: number;
  chooseCurrency: (form: FormData) => Promise<void>;
};

export function ShopHeader({ currency, cartCount, chooseCurrency }: ShopHeaderProps) {
  return (
    <header className="print:hidden">
      <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:h-20 sm:px-6">
        <a href="/" className="text-lg font-semibold tracking-tight">
          {SHOP.logo ? <img {...SHOP.logo} alt={SHOP.name} className="h-8 w-auto sm:h-10" /> : SHOP.name}
        </a>
        <div className="flex items-center gap-1 sm:gap-3">
          <CurrencyChooser currency={currency} chooseCurrency={chooseCurrency} />
          <CartLink count={cartCount} />
        </div>
      </div>
    </header>
  );
}
