import { type ShippingWords, shippingVersion } from "@/lib/catalog/edit-shipping";
import { prisma } from "@/lib/prisma";

/** A way to ship as staff edit it. Rates are in minor units. */
export type ShippingDetail = ShippingWords & {
  id: string;
  /** Names what is shown, for the form that changes it. */
  version: string;
  rates: { currency: string; amount: number }[];
};

/** Every way to ship, in the shop's own order; those not offered as well. */
export async function listAllShipping(): Promise<ShippingDetail[]> {
  const methods = await prisma().shippingMethod.findMany({
    orderBy: { position: "asc" },
    include: { rates: true },
  });
  return methods.map((method) => {
    const { id, name, description, active, rates } = method;
    return { id, name, description, active, rates, version: shippingVersion(method) };
  });
}
