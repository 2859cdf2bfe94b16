import { SHOP } from "@/lib/shop";

/** Who sold it, at the head of a printed receipt. */
export function Seller() {
  return (
    <div className="mb-6 hidden print:block">
      <p className="text-lg font-semibold">{SHOP.name}</p>
      <p className="mt-1 text-sm text-ink-muted">{[SHOP.legalName, ...SHOP.address].join(", ")}</p>
      {SHOP.taxNumber && <p className="text-sm text-ink-muted">{SHOP.taxNumber}</p>}
    </div>
  );
}
