import type { Tx } from "@/lib/prisma";
import { shopSettings } from "@/lib/shop-settings";
import type { Rules } from "./decide/fact";

/** What this shop has set for decisions about money, as of now. */
export async function paymentRules(tx?: Tx): Promise<Omit<Rules, "newId">> {
  const { declineLimit, approvalAbove } = await shopSettings(tx);
  return { declineLimit, approvalAbove };
}
