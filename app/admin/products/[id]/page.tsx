import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PriceChanges } from "@/components/admin/price-changes";
import { ProductForm } from "@/components/admin/product-form";
import { Section } from "@/components/admin/section";
import { StaffFrame } from "@/components/admin/staff-frame";
import { StockForm } from "@/components/admin/stock-form";
import { StockMoves } from "@/components/admin/stock-moves";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { findProductDetail } from "@/lib/admin/product-detail";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { editProductAction, moveStockAction } from "./actions";

export const metadata: Metadata = { title: "Product" };

type ProductPageProps = { params: Promise<{ id: string }> };

export default async function ProductPage({ params }: ProductPageProps) {
  const { id } = await params;
  const staff = await requireStaff("orders:read", `/admin/products/${id}`);
  const product = await findProductDetail(id);
  if (!product) notFound();
  const mayEdit = roleMay(staff.role, "catalog:edit");
  const { name, active, slug, left, received } = product;
  return (
    <StaffFrame staff={staff} section="products" light={readLight()} openReviews={await countOpenReviews()}>
      <p className="text-sm">
        <a href="/admin/products" className="underline underline-offset-4">
          Products
        </a>
      </p>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-xl font-semibold break-words">{name}</h1>
        {active && (
          <a href={`/products/${slug}`} className="text-sm underline underline-offset-4">
            In the shop
          </a>
        )}
      </div>
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <Section title="What the shop says">
          {mayEdit ? (
            <ProductForm action={editProductAction} product={product} />
          ) : (
            <p className="mt-4 text-sm text-ink-muted">
              {product.summary} Your role may read it, not change it.
            </p>
          )}
          <PriceChanges changes={product.priceChanges} />
        </Section>
        <Section title="Stock" aside="Times are in UTC">
          <p className="mt-4 text-sm">
            <strong className="font-medium tabular-nums">{left}</strong> for sale, {received - left} in orders
            that are open or paid, {received} ever received.
          </p>
          {roleMay(staff.role, "stock:move") && (
            <StockForm action={moveStockAction} productId={product.id} formKey={randomUUID()} />
          )}
          <StockMoves moves={product.moves} hasMore={product.hasMoreMoves} />
        </Section>
      </div>
    </StaffFrame>
  );
}
