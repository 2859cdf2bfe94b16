import { Price } from "@/components/ui/price";
import type { ProductDetail, ShippingOption } from "@/lib/catalog/catalog-types";
import { PROMISES } from "@/lib/shop";
import type { AddAction } from "./add-form";
import { AddToCart } from "./add-to-cart";
import { StockState } from "./stock-state";

type ProductStoryProps = {
  product: ProductDetail;
  shipping: readonly ShippingOption[];
  addToCart: AddAction;
  className?: string;
};

/** Everything a product's page says beside its picture. */
export function ProductStory({ product, shipping, addToCart, className }: ProductStoryProps) {
  return (
    <div className={className}>
      <p className="text-sm text-ink-muted">{product.category}</p>
      <h1 className="mt-1 text-2xl font-semibold sm:text-3xl">{product.name}</h1>
      <p className="mt-3 text-lg text-ink-muted">{product.summary}</p>
      <p className="mt-6 flex items-center gap-3">
        <Price money={product.price} className="text-xl font-medium" />
        {product.left !== 0 && <StockState left={product.left} />}
      </p>
      <p className="mt-1 text-sm text-ink-muted">{PROMISES.taxNote}</p>
      <AddToCart productId={product.id} left={product.left} action={addToCart} />
      <p className="mt-8">{product.description}</p>
      <h2 className="mt-8 text-sm font-semibold">Details</h2>
      <ul className="mt-2 divide-y divide-line border-y border-line text-sm">
        {product.details.map((detail) => (
          <li key={detail} className="py-2.5">
            {detail}
          </li>
        ))}
      </ul>
      <h2 className="mt-8 text-sm font-semibold">Shipping</h2>
      <ul className="mt-2 divide-y divide-line border-y border-line text-sm">
        {shipping.map((option) => (
          <li key={option.id} className="flex justify-between gap-4 py-2.5">
            <span>
              {option.name}
              <span className="text-ink-muted">, {option.description}</span>
            </span>
            {option.price.amount === 0 ? "Free" : <Price money={option.price} />}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-muted">
        {PROMISES.dispatch} {PROMISES.returns}
      </p>
    </div>
  );
}
