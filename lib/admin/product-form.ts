import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { type Edited, editProduct } from "@/lib/catalog/edit-product";
import { amountFields, type ReadAmounts, readAmounts } from "./amount-fields";

const words = (most: number) => z.string().trim().min(1).max(most);

/** The form that edits a product. `version` names what it showed. */
export const productForm = z.strictObject({
  productId: z.string().min(1).max(100),
  version: z.string().length(22),
  name: words(120),
  category: words(60),
  summary: words(300),
  description: words(4_000),
  /** One to a line. */
  details: z.string().max(2_000),
  active: z.literal("yes").optional(),
  ...amountFields,
});

export type ProductForm = z.infer<typeof productForm>;

/** Saves what a form says, in the name of who sent it, or says why it cannot be. */
export async function editProductFromForm(
  form: ProductForm,
  staff: Staff,
): Promise<Edited | Extract<ReadAmounts, { ok: false }>> {
  const read = readAmounts(form, { mayBeFree: false });
  if (!read.ok) return read;
  const { productId, version, name, category, summary, description } = form;
  const details = form.details
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const active = form.active === "yes";
  const edited = { name, category, summary, description, details, active };
  return await editProduct(productId, version, staff.id, { words: edited, prices: read.amounts });
}
