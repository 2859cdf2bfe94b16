import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { isCarrier } from "@/lib/carriers";
import { markShipped, type ShippingResult } from "@/lib/fulfilment/ship-orders";
import { commandIdOf } from "@/lib/payments/command-id";
import { fieldsGroupedBy } from "./grouped-fields";
import { PAGE_SIZE } from "./list-position";
import type { StaffAnswer } from "./staff-answer";

const selected = z
  .record(z.uuid(), z.literal("yes"))
  .refine((orders) => Object.keys(orders).length <= PAGE_SIZE);

/** The form that marks several orders of a page as shipped. `key` is another one each time a page is made. */
export const shipManyForm = fieldsGroupedBy("order").pipe(
  z.strictObject({
    order: selected,
    key: z.uuid(),
    carrier: z.string().refine((id) => id === "" || isCarrier(id)),
  }),
);

export type ShipManyForm = z.infer<typeof shipManyForm>;

/** Marks all that is left of each selected order as shipped, in the name of who sent it. Answers by order. */
export async function shipManyFromForm(
  { order, key, carrier }: ShipManyForm,
  staff: Staff,
): Promise<ReadonlyMap<string, ShippingResult>> {
  const shipments = Object.keys(order).map((orderId) => {
    const parcelId = commandIdOf(orderId, key);
    return [orderId, { parcelId, what: "all", carrier: carrier || null, trackingNumber: null }] as const;
  });
  if (shipments.length === 0) return new Map();
  return await markShipped(new Map(shipments), staff.id);
}

const orders = (count: number) => `${count} ${count === 1 ? "order" : "orders"}`;

/** What it came to, for who did it. */
export function shippedManyInWords(results: ReadonlyMap<string, ShippingResult>): StaffAnswer {
  if (results.size === 0) return { tone: "warning", message: "Select at least one order." };
  const shipped = [...results.values()].filter(({ ok }) => ok).length;
  const left = results.size - shipped;
  const done = `${orders(shipped)} marked as shipped, and their shoppers are written to. Each is undone on its own page.`;
  if (left === 0) return { tone: "success", message: done };
  const why = `${orders(left)} could not be: somebody has shipped, refunded or closed them meanwhile.`;
  return { tone: "warning", message: shipped === 0 ? `Nothing was marked: ${why}` : `${done} ${why}` };
}
