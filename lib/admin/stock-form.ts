import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { moveStock, type StockMoved } from "@/lib/catalog/move-stock";
import { commandIdOf } from "@/lib/payments/command-id";
import type { StaffAnswer } from "./staff-answer";

/** The form that says what came or went. `key` is another one each time a page is made. */
export const stockForm = z.strictObject({
  productId: z.string().min(1).max(100),
  key: z.uuid(),
  reason: z.enum(["received", "damaged", "more", "fewer"]),
  pieces: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number),
  note: z.string().trim().max(1_000).default(""),
});

export type StockForm = z.infer<typeof stockForm>;

/** Moves the stock as a form says, in the name of who sent it. */
export async function moveStockFromForm(form: StockForm, staff: Staff): Promise<StockMoved> {
  const { productId, key, reason, pieces, note } = form;
  const isMore = reason === "received" || reason === "more";
  return await moveStock({
    commandId: commandIdOf(productId, key),
    productId,
    pieces: isMore ? pieces : -pieces,
    reason: reason === "more" || reason === "fewer" ? "corrected" : reason,
    note: note || null,
    by: staff.id,
  });
}

/** What came of it, to be read by whoever sent it. */
export function stockMovedInWords(moved: StockMoved): StaffAnswer {
  if (moved.ok) {
    return {
      tone: "success",
      message: `Written down: ${moved.left} are for sale now. A correction undoes it.`,
    };
  }
  return moved.kind === "no_product"
    ? { tone: "danger", message: "Nothing was changed: there is no such product." }
    : {
        tone: "danger",
        message: `Nothing was changed: only ${moved.left} are for sale. The others are in orders, and canceling or refunding those brings them back.`,
      };
}
