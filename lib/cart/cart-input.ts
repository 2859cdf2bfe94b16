import { z } from "zod";
import { MAXIMUM_QUANTITY } from "./available-pieces";

const productId = z.string().regex(/^[\w-]{1,64}$/);
// Digits only: "1e1", "0x2", " 3" and "3.0" are numbers to JavaScript but nothing a shopper's form sends.
const quantity = z
  .string()
  .regex(/^[1-9]\d?$/)
  .transform(Number)
  .refine((value) => value <= MAXIMUM_QUANTITY);
const step = z.enum(["-1", "1"]).transform(Number).optional();

/** The fields of "Add to cart" and of "Remove", as a form sends them: strings, and nothing else. */
export const addInput = z.strictObject({ productId, quantity });
export const removeInput = z.strictObject({ productId });

/** The fields of a line's quantity: the number in the box, moved by one when a stepper was pressed. Result 1 to 99. */
export const quantityInput = z
  .strictObject({ productId, quantity, step })
  .transform(({ step: by = 0, ...line }) => ({ ...line, quantity: line.quantity + by }))
  .refine((line) => line.quantity >= 1 && line.quantity <= MAXIMUM_QUANTITY);
