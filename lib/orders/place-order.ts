import { randomUUID } from "node:crypto";
import { isChargeable, type Money, minimumCharge, type ShopCurrency } from "@/lib/money";
import type { Tx } from "@/lib/prisma";
import type { Contact } from "./address";
import { type BoughtElsewhere, findBoughtElsewhere } from "./bought-elsewhere";
import { findHoldsTooMuch, type Held, type HoldsTooMuch, heldByNetwork, networkLock } from "./held-unpaid";
import type { PricedCart } from "./price-cart";
import { type QuoteColumns, quoteColumns, quoteOf } from "./read-priced-cart";

export type OrderRequest = {
  cartId: string;
  /** The version of the cart that the shopper was looking at. */
  cartVersion: number;
  currency: ShopCurrency;
  shippingMethodId: string;
  contact: Contact;
  /** The total on the shopper's button, in minor units. Compared, never charged. */
  expectedTotal: number;
  /** Keyed hash of the network that asks: 32 bytes. */
  networkHash: Uint8Array<ArrayBuffer>;
};

export type OrderToPay = { id: string; number: number; totalAmount: number; currency: string };

export type PlaceOrderRefusal =
  /** `summary` is the cart as it is now. When it is sold out, its lines say which and how many are left. */
  | { ok: false; kind: "price_changed" | "sold_out"; cartVersion: number; summary: PricedCart }
  | ({ ok: false; kind: "cart_changed"; cartVersion: number; summary: PricedCart } & BoughtElsewhere)
  | ({ ok: false; kind: "cart_empty" } & BoughtElsewhere)
  | { ok: false; kind: "shipping_unavailable" }
  | { ok: false; kind: "amount_too_small"; minimum: Money }
  | HoldsTooMuch;

export type PlaceOrderResult =
  | { ok: true; order: OrderToPay }
  | PlaceOrderRefusal
  /** The cart's order is paid, or its money is on the way or looked at by a person. */
  | { ok: false; kind: "already_paid" | "payment_in_progress"; orderId: string }
  /** Another order of this cart is still open; it must be canceled at Stripe before this one is placed. */
  | { ok: false; kind: "superseded"; orderId: string };

type CartOrder = OrderToPay & {
  status: string;
  cartVersion: number;
  shippingMethodId: string;
  underReview: boolean;
};

/**
 * Places the order for a cart: computes every amount, inserts order, items and the first timeline row, lets the
 * caller write what else belongs to the order (and says whether it is new), and takes the stock. The same cart version with the same total gets
 * the order it already has, so that a double click, a second tab and a retry after a decline all pay one order.
 *
 * Runs in the caller's transaction, which must be one that is done again where stock went meanwhile (`transact`). It
 * holds the cart's row, so that parallel calls for one cart wait for each other, and the shelf's rows, for which a
 * whole crowd may wait, last and briefly.
 */
export async function placeOrder(
  tx: Tx,
  request: OrderRequest,
  livemode: boolean,
  alsoWrite: (order: OrderToPay, isNew: boolean) => Promise<void> = async () => {},
): Promise<PlaceOrderResult> {
  const cartVersion = await lockCart(tx, request);
  if (cartVersion === null) return { ok: false, kind: "cart_empty" };
  const { orders, held, ...priced } = await readAll(tx, request);
  // While a person looks at an order's money it takes no more, and a cart that has changed since is free of it.
  const settled = orders.find((order) => order.status !== "pending" || order.underReview);
  if (settled) {
    return {
      ok: false,
      kind: settled.status === "paid" ? "already_paid" : "payment_in_progress",
      orderId: settled.id,
    };
  }

  const open = orders[0];
  const quote = quoteOf(priced, request.currency);
  if (!quote.ok) {
    const { kind } = quote;
    if (kind !== "cart_empty") return { ok: false, kind };
    return { ok: false, kind, ...(await findBoughtElsewhere(tx, request.cartId)) };
  }
  const { summary, shippingMethodName } = quote;
  if (cartVersion !== request.cartVersion) {
    const bought = await findBoughtElsewhere(tx, request.cartId);
    return { ok: false, kind: "cart_changed", cartVersion, summary, ...bought };
  }
  // What the cart's own open order holds counts as there, so pressing Pay again is never refused by it.
  if (summary.lines.some(({ problem }) => problem !== null))
    return { ok: false, kind: "sold_out", cartVersion, summary };
  if (summary.totalAmount !== request.expectedTotal)
    return { ok: false, kind: "price_changed", cartVersion, summary };

  const reusable =
    open?.cartVersion === cartVersion &&
    open.totalAmount === summary.totalAmount &&
    open.currency === summary.currency &&
    open.shippingMethodId === request.shippingMethodId;
  if (open && !reusable) return { ok: false, kind: "superseded", orderId: open.id };
  if (open) {
    await updateContact(tx, open.id, request.contact);
    await alsoWrite(open, false);
    return { ok: true, order: open };
  }

  const minimum = minimumCharge(request.currency);
  if (summary.totalAmount < minimum.amount) return { ok: false, kind: "amount_too_small", minimum };
  if (!isChargeable({ amount: summary.totalAmount, currency: summary.currency })) {
    throw new RangeError(
      `${summary.totalAmount} ${summary.currency} is not an amount Stripe takes: check the prices`,
    );
  }
  const tooMuch = findHoldsTooMuch(held, summary);
  if (tooMuch) return tooMuch;
  const order = await insertOrder(tx, request, summary, shippingMethodName, livemode);
  await alsoWrite(order, true);
  await takeStock(tx, order.id);
  return { ok: true, order };
}

/** Holds the cart's row, then lets orders of the network wait; the cart's version, null where there is no cart. */
async function lockCart(tx: Tx, { cartId, networkHash }: OrderRequest): Promise<number | null> {
  const carts = await tx.$queryRaw<{ version: number }[]>`
    WITH locked AS MATERIALIZED (SELECT version FROM cart WHERE id = ${cartId}::uuid FOR UPDATE)
    SELECT version, ${networkLock(networkHash)}::text FROM locked`;
  return carts[0]?.version ?? null;
}

/** Everything that decides whether and how the cart is ordered: one statement, later than the locks. */
async function readAll(
  tx: Tx,
  request: OrderRequest,
): Promise<QuoteColumns & { orders: CartOrder[]; held: Held[] }> {
  const [found] = await tx.$queryRaw<(QuoteColumns & { orders: CartOrder[]; held: Held[] })[]>`
    SELECT (
      SELECT coalesce(json_agg(f), '[]') FROM (
        SELECT id, number, status, cart_version AS "cartVersion", total_amount AS "totalAmount", currency,
               shipping_method_id AS "shippingMethodId", review_reason IS NOT NULL AS "underReview"
        FROM "order"
        WHERE cart_id = ${request.cartId}::uuid
          AND ((status = 'pending' AND review_reason IS NULL)
            OR (cart_version = ${request.cartVersion} AND status IN ('pending', 'processing', 'paid')))
        ORDER BY created_at DESC
      ) f
    ) AS orders, ${heldByNetwork(request.networkHash)} AS held, ${quoteColumns({ ...request, id: request.cartId })}`;
  if (!found) throw new Error("a SELECT of one row came back without it");
  return found;
}

async function insertOrder(
  tx: Tx,
  request: OrderRequest,
  summary: PricedCart,
  shippingMethodName: string,
  livemode: boolean,
): Promise<OrderToPay> {
  const { currency, itemsAmount, shippingAmount, taxAmount, discountAmount, totalAmount } = summary;
  const id = randomUUID();
  const items = summary.lines.map((line) => ({
    productId: line.productId,
    name: line.name,
    image: line.image,
    quantity: line.quantity,
    unitAmount: line.unitAmount,
  }));
  const { email, shippingName, shippingLine1, shippingLine2, shippingCity, ...place } = contactColumns(
    request.contact,
  );
  const inserted = await tx.$queryRaw<{ number: number }[]>`
    WITH placed AS (
      INSERT INTO "order" (id, cart_id, cart_version, currency, items_amount, shipping_amount, tax_amount,
        discount_amount, total_amount, livemode, network_hash, shipping_method_id, shipping_method_name, email,
        shipping_name, shipping_line1, shipping_line2, shipping_city, shipping_state, shipping_postal_code,
        shipping_country)
      VALUES (${id}::uuid, ${request.cartId}::uuid, ${request.cartVersion}, ${currency}, ${itemsAmount},
        ${shippingAmount}, ${taxAmount}, ${discountAmount}, ${totalAmount}, ${livemode}, ${request.networkHash},
        ${request.shippingMethodId}, ${shippingMethodName}, ${email}, ${shippingName}, ${shippingLine1},
        ${shippingLine2}, ${shippingCity}, ${place.shippingState}, ${place.shippingPostalCode},
        ${place.shippingCountry})
      RETURNING id, number
    ), items AS (
      INSERT INTO order_item (order_id, product_id, name, image, quantity, unit_amount)
      SELECT placed.id, x."productId", x.name, x.image, x.quantity, x."unitAmount"
      FROM placed, json_to_recordset(${JSON.stringify(items)}::json)
        AS x("productId" text, name text, image text, quantity int, "unitAmount" int)
    ), told AS (
      INSERT INTO order_event (order_id, kind, to_status, cause)
      SELECT id, 'placed', 'pending'::order_status, 'shopper' FROM placed
    )
    SELECT number FROM placed`;
  const number = inserted[0]?.number;
  if (number === undefined) throw new Error("an inserted order came back without its number");
  return { id, number, totalAmount, currency };
}

/**
 * Takes an order's pieces from the shelf, in the order of the products' ids as everywhere. Taking what is not there
 * any more breaks the table's CHECK: the transaction is done again and finds it sold out.
 */
async function takeStock(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE product p SET stock = p.stock - wanted.quantity
    FROM (
      SELECT locked.id, i.quantity FROM order_item i JOIN product locked ON locked.id = i.product_id
      WHERE i.order_id = ${orderId}::uuid ORDER BY locked.id FOR NO KEY UPDATE OF locked
    ) wanted
    WHERE p.id = wanted.id`;
}

async function updateContact(tx: Tx, orderId: string, contact: Contact): Promise<void> {
  await tx.order.update({ where: { id: orderId }, data: contactColumns(contact), select: { id: true } });
}

function contactColumns(contact: Contact) {
  return {
    email: contact.email,
    shippingName: contact.name,
    shippingLine1: contact.line1,
    shippingLine2: contact.line2 || null,
    shippingCity: contact.city,
    shippingState: contact.state || null,
    shippingPostalCode: contact.postalCode,
    shippingCountry: contact.country,
  };
}
