import { type Money, toDecimalString } from "@/lib/money";
import { Prisma } from "@/prisma/generated/client";

export const EXPORTS = ["orders", "items", "payments", "refunds"] as const;
export type ExportName = (typeof EXPORTS)[number];

type Cell = string | number | null;

/** A row's place in its table: two columns, and a third where these two are not one row's alone. */
export type ExportRow = { at: Date; id: string; sub: string } & Record<string, unknown>;

export type ExportTable = {
  /** What is asked for, without its range, order and limit. */
  select: Prisma.Sql;
  /** The columns that a row's place is made of, which an index begins with: at, id, sub. */
  at: Prisma.Sql;
  id: Prisma.Sql;
  sub: Prisma.Sql;
  /** Head and cell of each column, in their order. */
  columns: readonly (readonly [head: string, cell: (row: ExportRow) => Cell])[];
};

const ORDER_PLACE = { at: Prisma.sql`o.created_at`, id: Prisma.sql`o.id` };
const NO_SUB = Prisma.sql`''::text`;

const text = (name: string) => (row: ExportRow) => {
  const value = row[name];
  return value === null || value === undefined ? null : String(value);
};
const whole = (name: string) => (row: ExportRow) => Number(row[name]);
const moment = (name: string) => (row: ExportRow) => {
  const value = row[name];
  return value instanceof Date ? value.toISOString() : null;
};
const currency = (row: ExportRow) => String(row.currency).toUpperCase();
const money = (name: string) => (row: ExportRow) => {
  const amount: Money = { amount: Number(row[name]), currency: String(row.currency) };
  return toDecimalString(amount);
};

/** The files that staff take out: amounts in major units with their currency beside them, times in UTC. */
export const EXPORT_TABLES: Readonly<Record<ExportName, ExportTable>> = {
  orders: {
    ...ORDER_PLACE,
    sub: NO_SUB,
    select: Prisma.sql`
      SELECT o.created_at AS at, o.id, ''::text AS sub, o.number, o.status, o.paid_at, o.currency, o.items_amount,
             o.shipping_amount, o.tax_amount, o.discount_amount, o.total_amount, o.refunded_amount, o.email,
             o.shipping_name, o.shipping_line1, o.shipping_line2, o.shipping_city, o.shipping_state,
             o.shipping_postal_code, o.shipping_country, o.shipping_method_name
      FROM "order" o`,
    columns: [
      ["order", whole("number")],
      ["status", text("status")],
      ["placed_at", moment("at")],
      ["paid_at", moment("paid_at")],
      ["currency", currency],
      ["items", money("items_amount")],
      ["shipping", money("shipping_amount")],
      ["tax", money("tax_amount")],
      ["discount", money("discount_amount")],
      ["total", money("total_amount")],
      ["refunded", money("refunded_amount")],
      ["email", text("email")],
      ["name", text("shipping_name")],
      ["line1", text("shipping_line1")],
      ["line2", text("shipping_line2")],
      ["city", text("shipping_city")],
      ["state", text("shipping_state")],
      ["postal_code", text("shipping_postal_code")],
      ["country", text("shipping_country")],
      ["shipping_method", text("shipping_method_name")],
    ],
  },
  items: {
    ...ORDER_PLACE,
    sub: Prisma.sql`i.product_id`,
    select: Prisma.sql`
      SELECT o.created_at AS at, o.id, i.product_id AS sub, o.number, o.status, o.paid_at, o.currency, i.name,
             i.quantity, i.unit_amount, i.unit_amount::bigint * i.quantity AS line_amount, i.restocked
      FROM "order" o JOIN order_item i ON i.order_id = o.id`,
    columns: [
      ["order", whole("number")],
      ["order_status", text("status")],
      ["placed_at", moment("at")],
      ["paid_at", moment("paid_at")],
      ["product", text("sub")],
      ["name", text("name")],
      ["quantity", whole("quantity")],
      ["restocked", whole("restocked")],
      ["currency", currency],
      ["unit_price", money("unit_amount")],
      ["total", money("line_amount")],
    ],
  },
  payments: {
    at: Prisma.sql`a.created_at`,
    id: Prisma.sql`a.id`,
    sub: NO_SUB,
    select: Prisma.sql`
      SELECT a.created_at AS at, a.id, ''::text AS sub, o.number, a.status, a.currency, a.amount, a.amount_received,
             a.decline_code, a.decline_count, a.payment_intent_id
      FROM payment_attempt a JOIN "order" o ON o.id = a.order_id`,
    columns: [
      ["order", whole("number")],
      ["status", text("status")],
      ["begun_at", moment("at")],
      ["currency", currency],
      ["amount", money("amount")],
      ["received", money("amount_received")],
      ["declines", whole("decline_count")],
      ["last_decline", text("decline_code")],
      ["payment_intent", text("payment_intent_id")],
    ],
  },
  refunds: {
    at: Prisma.sql`r.created_at`,
    id: Prisma.sql`r.id`,
    sub: NO_SUB,
    select: Prisma.sql`
      SELECT r.created_at AS at, r.id, ''::text AS sub, o.number, r.status, r.currency, r.amount, r.reason, r.note,
             r.failure_reason, r.stripe_refund_id, a.payment_intent_id
      FROM refund r JOIN "order" o ON o.id = r.order_id JOIN payment_attempt a ON a.id = r.attempt_id`,
    columns: [
      ["order", whole("number")],
      ["status", text("status")],
      ["asked_at", moment("at")],
      ["currency", currency],
      ["amount", money("amount")],
      ["reason", text("reason")],
      ["note", text("note")],
      ["failure", text("failure_reason")],
      ["refund", text("stripe_refund_id")],
      ["payment_intent", text("payment_intent_id")],
    ],
  },
};
