import { z } from "zod";
import { fieldsGroupedBy } from "./grouped-fields";

/** How many pieces of each product, by its id. */
export const piecesSchema = z.record(
  z.string().max(100),
  z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
);

/** The fields of a form that has one for each product besides, with those together under `pieces`. */
export const fieldsWithPieces = fieldsGroupedBy("pieces");

/** The products of which at least one piece was chosen. */
export function chosenLines(pieces: z.infer<typeof piecesSchema>): { productId: string; quantity: number }[] {
  return Object.entries(pieces)
    .map(([productId, quantity]) => ({ productId, quantity }))
    .filter(({ quantity }) => quantity > 0);
}
