import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductGrid } from "@/components/shop/product-grid";
import { ProductPicture } from "@/components/shop/product-picture";
import { ProductStory } from "@/components/shop/product-story";
import { readCurrency } from "@/lib/cart/shop-cookies";
import { findProduct, listProducts, listShippingOptions } from "@/lib/catalog/catalog";
import { productJsonLd } from "@/lib/catalog/product-json-ld";
import { relatedProducts } from "@/lib/catalog/related-products";
import { env } from "@/lib/env";
import { addToCartAction } from "./actions";

type ProductPageProps = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const product = await findProduct((await params).slug, await readCurrency());
  if (!product) return {};
  const { name, summary, slug } = product;
  return {
    title: name,
    description: summary,
    alternates: { canonical: `/products/${slug}` },
    openGraph: { title: name, description: summary, url: `/products/${slug}` },
  };
}

export default async function ProductPage({ params }: ProductPageProps) {
  const currency = await readCurrency();
  const product = await findProduct((await params).slug, currency);
  if (!product) notFound();
  const [all, shipping] = await Promise.all([listProducts(currency), listShippingOptions(currency)]);
  return (
    <div className="mx-auto max-w-6xl px-4 sm:px-6">
      <div className="grid gap-8 pt-2 sm:pt-4 lg:grid-cols-12 lg:gap-12">
        <ProductPicture
          src={product.image}
          alt={product.name}
          className="rounded-lg lg:sticky lg:top-6 lg:col-span-7 lg:self-start"
        />
        <ProductStory
          product={product}
          shipping={shipping}
          addToCart={addToCartAction}
          className="lg:col-span-5"
        />
      </div>
      <section aria-labelledby="related" className="mt-20 sm:mt-28">
        <h2 id="related" className="mb-8 text-xl font-medium">
          Stands well beside it
        </h2>
        {/* Two beside each other where the grid has two columns, three where it has three. */}
        <div className="max-lg:[&_li:last-child]:hidden">
          <ProductGrid products={relatedProducts(product, all)} />
        </div>
      </section>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: data, never run, and without any "<".
        dangerouslySetInnerHTML={{ __html: productJsonLd(product, env().appUrl) }}
      />
    </div>
  );
}
