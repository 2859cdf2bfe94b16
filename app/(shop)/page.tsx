import { HomeHero } from "@/components/shop/home-hero";
import { HomeNote } from "@/components/shop/home-note";
import { ProductGrid } from "@/components/shop/product-grid";
import { readCurrency } from "@/lib/cart/shop-cookies";
import { listProducts } from "@/lib/catalog/catalog";
import { HOME_PAGE } from "@/lib/shop";

export default async function HomePage() {
  const products = await listProducts(await readCurrency());
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <HomeHero />
      <section aria-labelledby="catalogue" className="mt-16 sm:mt-24">
        <div className="mb-8 flex items-baseline justify-between gap-4 border-b border-line pb-4">
          <h2 id="catalogue" className="text-xl font-medium">
            {HOME_PAGE.catalogue}
          </h2>
          <p className="text-sm whitespace-nowrap text-ink-muted">{products.length} pieces</p>
        </div>
        <ProductGrid products={products}>{HOME_PAGE.note && <HomeNote {...HOME_PAGE.note} />}</ProductGrid>
      </section>
    </div>
  );
}
