import { toDecimalString } from "@/lib/money";
import type { ProductDetail } from "./catalog-types";

/**
 * The product as search engines read it (schema.org/Product), as text for a script element of type
 * application/ld+json. Every "<" is escaped, so that no name can end the element.
 */
export function productJsonLd(product: ProductDetail, appUrl: URL): string {
  const url = new URL(`/products/${product.slug}`, appUrl).href;
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.name,
    description: product.description,
    image: new URL(product.image, appUrl).href,
    sku: product.id,
    category: product.category,
    offers: {
      "@type": "Offer",
      url,
      price: toDecimalString(product.price),
      priceCurrency: product.price.currency.toUpperCase(),
      availability: product.left === 0 ? "https://schema.org/OutOfStock" : "https://schema.org/InStock",
    },
  };
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
