import { z } from "zod";

/** What stands before a product's id in the name of the field for its pieces. */
const PIECES_FIELD = "pieces.";

/** How many pieces of each product, by its id. */
export const piecesSchema = z.record(
  z.string().max(100),
  z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number),
);

/** The fields of a form that has one for each product besides, with those together under `pieces`. */
export const fieldsWithPieces = z.record(z.string(), z.unknown()).transform((fields) => {
  const all = Object.entries(fields);
  const isPieces = ([name]: [string, unknown]) => name.startsWith(PIECES_FIELD);
  return {
    pieces: Object.fromEntries(
      all.filter(isPieces).map(([name, value]) => [name.slice(PIECES_FIELD.length), value]),
    ),
    ...Object.fromEntries(all.filter((field) => !isPieces(field))),
  };
});

/** The products of which at least one piece was chosen. */
export function chosenLines(pieces: z.infer<typeof piecesSchema>): { productId: string; quantity: number }[] {
  return Object.entries(pieces)
    .map(([productId, quantity]) => ({ productId, quantity }))
    .filter(({ quantity }) => quantity > 0);
}
