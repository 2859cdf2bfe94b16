import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import type { Edited } from "@/lib/catalog/edit-product";
import { editShipping } from "@/lib/catalog/edit-shipping";
import { amountFields, type ReadAmounts, readAmounts } from "./amount-fields";

/** The form that edits a way to ship. `version` names what it showed. */
export const shippingForm = z.strictObject({
  methodId: z.string().min(1).max(100),
  version: z.string().length(22),
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().max(300),
  active: z.literal("yes").optional(),
  ...amountFields,
});

export type ShippingForm = z.infer<typeof shippingForm>;

/** Saves what a form says, in the name of who sent it, or says why it cannot be. A rate of 0 is free. */
export async function editShippingFromForm(
  form: ShippingForm,
  staff: Staff,
): Promise<Edited | Extract<ReadAmounts, { ok: false }>> {
  const read = readAmounts(form, { mayBeFree: true });
  if (!read.ok) return read;
  const { methodId, version, name, description } = form;
  const edited = { name, description, active: form.active === "yes" };
  return await editShipping(methodId, version, staff.id, { words: edited, rates: read.amounts });
}
