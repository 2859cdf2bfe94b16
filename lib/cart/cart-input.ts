import { z } from "zod";
import { MAXIMUM_QUANTITY } from "./available-pieces";
import type { CartChange } from "./change-cart";

const ID = /^[\w-]{1,64}$/;
// Digits only: "1e1", "0x2", " 3" and "3.0" are numbers to JavaScript but nothing a shopper means.
const QUANTITY = /^[1-9]\d?$/;
const BOX = /^quantity:([\w-]{1,64})$/;

/** The id of a product, as forms send it. */
export const productId = z.string().regex(ID);
const quantity = z
  .string()
  .regex(QUANTITY)
  .transform(Number)
  .refine((value) => value <= MAXIMUM_QUANTITY);

/** The fields of "Add to cart", as a form sends them: strings, and nothing else. */
export const addInput = z.strictObject({ productId, quantity });

/** What the cart's form asks for, and whether it goes on to the checkout when nothing is refused. */
type CartForm = CartChange & { checkOut: boolean };

/**
 * The fields of the cart's form: a box `quantity:<product>` for each line, and the button that was pressed,
 * if any. Minus and plus move the number in their box by one; every other box counts as it stands.
 */
export const cartFormInput = z
  .object({
    less: productId.optional(),
    more: productId.optional(),
    remove: productId.optional(),
    next: z.enum(["fit", "check-out"]).optional(),
  })
  .catchall(z.string())
  .transform(({ less, more, remove, next, ...boxes }, context): CartForm => {
    const quantities = new Map<string, number | null>();
    for (const [name, typed] of Object.entries(boxes)) {
      const id = BOX.exec(name)?.[1];
      if (!id) {
        context.addIssue({ code: "unrecognized_keys", keys: [name] });
        return z.NEVER;
      }
      const step = Number(id === more) - Number(id === less);
      quantities.set(id, typedQuantity(typed, step));
    }
    return { quantities, remove: remove ?? null, fit: next === "fit", checkOut: next === "check-out" };
  });

function typedQuantity(typed: string, step: number): number | null {
  const moved = QUANTITY.test(typed.trim()) ? Number(typed) + step : 0;
  return moved >= 1 && moved <= MAXIMUM_QUANTITY ? moved : null;
}
