import { z } from "zod";
import { proofSchema } from "@/lib/card-testing/proof-input";
import { MAXIMUM_AMOUNT } from "@/lib/money";

const LARGEST_NUMBER = 2_147_483_647;

/** What Pay sends for a placed order: which one the page showed, and its total. Both are only compared. */
export const placedOrderSchema = z.strictObject({
  orderNumber: z.int().min(1).max(LARGEST_NUMBER),
  expectedTotal: z.int().min(0).max(MAXIMUM_AMOUNT),
  proof: proofSchema,
});
