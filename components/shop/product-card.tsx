import { Price } from "@/components/ui/price";
import type { ProductCard as Product } from "@/lib/catalog/catalog-types";
import { ProductPicture } from "./product-picture";
import { StockState } from "./stock-state";

/** A product in a grid: the whole card leads to its page. `lazy` when it starts below the first screen. */
export function ProductCard({ product, lazy = true }: { product: Product; lazy?: boolean }) {
  return (
    <article className="group relative">
      <div className="relative">
        <ProductPicture src={product.image} alt="" lazy={lazy} className="rounded-lg" />
        <StockState left={product.left} className="absolute top-3 left-3" />
      </div>
      <div className="mt-3 flex flex-col gap-x-4 sm:flex-row sm:items-baseline sm:justify-between">
        <h3 className="text-sm font-medium sm:text-base">
          <a
            href={`/products/${product.slug}`}
            className="decoration-1 underline-offset-4 group-hover:underline after:absolute after:inset-0 after:rounded-lg"
          >
            {product.name}
          </a>
        </h3>
        <Price money={product.price} className="text-sm text-ink-muted sm:text-base" />
      </div>
      <p className="mt-0.5 hidden text-sm text-ink-muted sm:block">{product.summary}</p>
    </article>
  );
}
