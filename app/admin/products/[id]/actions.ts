"use server";

import { revalidatePath } from "next/cache";
import { formRefused } from "@/components/admin/form-refused";
import { editedInWords } from "@/lib/admin/edited-in-words";
import { editProductFromForm, productForm } from "@/lib/admin/product-form";
import type { StaffAnswer } from "@/lib/admin/staff-answer";
import { moveStockFromForm, stockForm, stockMovedInWords } from "@/lib/admin/stock-form";
import { guardedForStaff } from "@/lib/guards/guarded-for-staff";

/** Saves a product's words and prices. */
export const editProductAction = guardedForStaff(
  "catalog:edit",
  {
    limit: "staff_change",
    input: productForm,
    refused: formRefused,
    audit: ({ productId }) => ({ action: "product.edit", subject: `product ${productId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const edited = await editProductFromForm(form, staff);
    revalidatePath(`/admin/products/${form.productId}`);
    return editedInWords(edited);
  },
);

/** Writes down what came or went of a product. */
export const moveStockAction = guardedForStaff(
  "stock:move",
  {
    limit: "staff_change",
    input: stockForm,
    refused: formRefused,
    audit: ({ productId }) => ({ action: "stock.move", subject: `product ${productId}` }),
  },
  async (form, staff): Promise<StaffAnswer> => {
    const moved = await moveStockFromForm(form, staff);
    revalidatePath(`/admin/products/${form.productId}`);
    return stockMovedInWords(moved);
  },
);
