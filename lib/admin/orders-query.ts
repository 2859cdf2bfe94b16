import { z } from "zod";
import { ORDER_STATUSES } from "@/lib/orders/order-status";
import { atMostOneCursor, listPath, pageCursors, pageIn, type ToPage } from "./list-address";
import type { PageOf } from "./list-position";

/**
 * What the list of orders can be narrowed to; "review" are the orders that wait for a human, "authorized" those for
 * which an amount is held that waits to be captured, "to_ship" those of which something has to go out.
 */
export const ORDER_FILTERS = ["all", "to_ship", "review", "authorized", ...ORDER_STATUSES] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** What a person may look for. "nothing": text that can match no order. */
export type OrderSearch =
  | { by: "number"; number: number }
  | { by: "id"; id: string }
  | { by: "email"; email: string }
  | { by: "paymentIntent"; paymentIntentId: string }
  | { by: "nothing" };

export type OrdersQuery = {
  filter: OrderFilter;
  /** As it was typed, for the search field. */
  text: string;
  search: OrderSearch | null;
  page: PageOf;
};

const LARGEST_NUMBER = 2_147_483_647;

/** Reads what was typed into the search field. An e-mail is compared whole and without regard to case. */
export function readOrderSearch(text: string): OrderSearch | null {
  if (text === "") return null;
  const number = /^#?(\d{1,10})$/.exec(text)?.[1];
  if (number !== undefined) {
    return Number(number) <= LARGEST_NUMBER ? { by: "number", number: Number(number) } : { by: "nothing" };
  }
  if (/^pi_\w{1,200}$/.test(text)) return { by: "paymentIntent", paymentIntentId: text };
  if (z.uuid().safeParse(text).success) return { by: "id", id: text.toLowerCase() };
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { by: "email", email: text.toLowerCase() };
  return { by: "nothing" };
}

const schema = z
  .strictObject({
    status: z.enum(ORDER_FILTERS).default("all"),
    search: z.string().trim().max(254).default(""),
    ...pageCursors(z.uuid()),
  })
  .refine(atMostOneCursor, "one cursor at most");

/** The list that an address asks for, or null when the address was not made by the list itself. */
export function readOrdersQuery(searchParams: Record<string, unknown>): OrdersQuery | null {
  const parsed = schema.safeParse(searchParams);
  if (!parsed.success) return null;
  const { status, search } = parsed.data;
  return { filter: status, text: search, search: readOrderSearch(search), page: pageIn(parsed.data) };
}

/** The newest orders of all kinds. */
export const NEWEST_ORDERS: OrdersQuery = { filter: "all", text: "", search: null, page: null };

/** The address of a list of orders; `to` has a cursor that the list gave out. */
export function ordersPath({ filter, text }: Pick<OrdersQuery, "filter" | "text">, to?: ToPage): string {
  return listPath("/admin/orders", { status: filter === "all" ? null : filter, search: text }, to);
}
