import type { Metadata } from "next";
import { Section } from "@/components/admin/section";
import { ShippingForm } from "@/components/admin/shipping-form";
import { StaffFrame } from "@/components/admin/staff-frame";
import { Price } from "@/components/ui/price";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { listAllShipping } from "@/lib/admin/list-shipping";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { editShippingAction } from "./actions";

export const metadata: Metadata = { title: "Ways to ship" };

export default async function ShippingPage() {
  const staff = await requireStaff("orders:read", "/admin/shipping");
  const mayEdit = roleMay(staff.role, "catalog:edit");
  return (
    <StaffFrame staff={staff} section="products" light={readLight()} openReviews={await countOpenReviews()}>
      <p className="text-sm">
        <a href="/admin/products" className="underline underline-offset-4">
          Products
        </a>
      </p>
      <h1 className="mt-1 text-xl font-semibold">Ways to ship</h1>
      <p className="mt-1 text-sm text-ink-muted">
        In the checkout’s own order. The products file adds one and gives it its place.
      </p>
      <div className="mt-6 space-y-6">
        {(await listAllShipping()).map((method) => (
          <Section key={method.id} title={method.name} aside={method.active ? null : "Not offered"}>
            {mayEdit ? (
              <ShippingForm action={editShippingAction} method={method} />
            ) : (
              <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
                {method.description}
                {method.rates.map((rate) => (
                  <Price key={rate.currency} money={rate} />
                ))}
              </p>
            )}
          </Section>
        ))}
      </div>
    </StaffFrame>
  );
}
