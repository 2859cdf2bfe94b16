import type { ReactNode } from "react";
import type { ProductCard as Product } from "@/lib/catalog/catalog-types";
import { ProductCard } from "./product-card";

type ProductGridProps = {
  products: readonly Product[];
  /** How many cards are on the first screen and load at once. */
  eager?: number;
  /** A last tile that is not a product. */
  children?: ReactNode;
};

export function ProductGrid({ products, eager = 0, children }: ProductGridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-10 sm:gap-x-6 lg:grid-cols-3 lg:gap-x-8 lg:gap-y-14">
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard product={product} lazy={index >= eager} />
        </li>
      ))}
      {children && <li>{children}</li>}
    </ul>
  );
}
