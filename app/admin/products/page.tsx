import type { Metadata } from "next";
import { ProductsTable } from "@/components/admin/products-table";
import { StaffFrame } from "@/components/admin/staff-frame";
import { listAllProducts } from "@/lib/admin/list-products";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { readLight } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage() {
  const staff = await requireStaff("orders:read", "/admin/products");
  const products = await listAllProducts();
  return (
    <StaffFrame staff={staff} section="products" light={readLight()} openReviews={await countOpenReviews()}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-xl font-semibold">Products</h1>
        <a href="/admin/shipping" className="text-sm underline underline-offset-4">
          Ways to ship
        </a>
      </div>
      <p className="mt-1 text-sm text-ink-muted">
        In the shop’s own order. The products file adds one, gives it its picture and its place.
      </p>
      <div className="mt-4">
        <ProductsTable products={products} />
      </div>
    </StaffFrame>
  );
}
