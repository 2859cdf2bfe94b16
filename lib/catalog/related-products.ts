import type { ProductCard } from "./catalog-types";

const RELATED = 3;

/** Up to three other products: those of the same kind first, and whatever is sold out last. */
export function relatedProducts(product: ProductCard, all: readonly ProductCard[]): ProductCard[] {
  const rank = (other: ProductCard) =>
    (other.left === 0 ? 2 : 0) + (other.category === product.category ? 0 : 1);
  return all
    .filter((other) => other.id !== product.id)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, RELATED);
}
