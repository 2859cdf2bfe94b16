import { z } from "zod";
import type { ContactErrors } from "@/components/checkout/contact-rules";
import { proofSchema } from "@/lib/card-testing/proof-input";
import { productId } from "@/lib/cart/cart-input";
import { MAXIMUM_AMOUNT } from "@/lib/money";
import { contactSchema } from "@/lib/orders/address";
import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";
import { SHOP_CURRENCIES } from "@/lib/shop";

const LARGEST_VERSION = 2_147_483_647;

/** What choosing a delivery sends. */
export const deliverySchema = z.strictObject({
  currency: z.enum(SHOP_CURRENCIES),
  shippingMethodId: z.string().min(1).max(64),
});

/** What settling a line that cannot be bought as it stands sends. */
export const settleSchema = deliverySchema.extend({ productId, take: z.enum(["what_is_left", "nothing"]) });

/** What Pay sends. No amount in it is ever charged: `expectedTotal` is only compared. */
export const orderSchema = deliverySchema.extend({
  cartVersion: z.int().min(0).max(LARGEST_VERSION),
  expectedTotal: z.int().min(0).max(MAXIMUM_AMOUNT),
  contact: contactSchema,
  proof: proofSchema,
});

/** The contact's errors by field, or null where something else is wrong, which our own page never sends. */
export function contactErrors(issues: readonly z.core.$ZodIssue[]): ContactErrors | null {
  const errors: ContactErrors = {};
  for (const { path, message } of issues) {
    const field = CONTACT_FIELDS.find((name) => name === path[1]);
    if (path[0] !== "contact" || !field) return null;
    errors[field] ??= message;
  }
  return errors;
}
