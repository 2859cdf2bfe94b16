import { ProductGrid } from "@/components/shop/product-grid";
import { StudioHero } from "@/components/shop/studio-hero";
import { StudioNote } from "@/components/shop/studio-note";
import { readCurrency } from "@/lib/cart/shop-cookies";
import { listProducts } from "@/lib/catalog/catalog";

export default async function HomePage() {
  const products = await listProducts(await readCurrency());
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <StudioHero />
      <section aria-labelledby="catalogue" className="mt-16 sm:mt-24">
        <div className="mb-8 flex items-baseline justify-between gap-4 border-b border-line pb-4">
          <h2 id="catalogue" className="text-xl font-medium">
            Everything on the shelf
          </h2>
          <p className="text-sm whitespace-nowrap text-ink-muted">{products.length} pieces</p>
        </div>
        <ProductGrid products={products}>
          <StudioNote />
        </ProductGrid>
      </section>
    </div>
  );
}
