import type { Bug } from "./bug";
import { CRASHES, CROWD, DELIVERIES, LIVES, REFUNDS } from "./hunts";

const STORE = "lib/payments/store";

/** What could go wrong in what is written, and in the rules that the database keeps. */
export const ROW_BUGS: readonly Bug[] = [
  {
    name: "the shelf is not told of orders that end",
    edits: [
      {
        file: `${STORE}/shelf.ts`,
        find: `sign: change.do === "return_stock" ? 1 : -1,`,
        replace: `sign: change.do === "return_stock" ? 0 : -1,`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "an order takes nothing from the shelf",
    edits: [
      {
        file: "lib/orders/place-order.ts",
        find: `SET stock = p.stock - wanted.quantity`,
        replace: `SET stock = p.stock - 0 * wanted.quantity`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "no timeline is written",
    edits: [
      {
        file: `${STORE}/timeline.ts`,
        find: `if (rows.length === 0) return [];`,
        replace: `if (rows.length >= 0) return [];`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "no mail is written",
    edits: [
      {
        file: `${STORE}/outbox.ts`,
        find: `  if (rows.length === 0) return [];\n  return [\n    Prisma.sql\`mails`,
        replace: `  if (rows.length >= 0) return [];\n  return [\n    Prisma.sql\`mails`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "jobs are not left for after the commit",
    edits: [
      {
        file: `${STORE}/outbox.ts`,
        find: `if (jobs.length === 0) return [];`,
        replace: `if (jobs.length >= 0) return [];`,
      },
    ],
    hunt: REFUNDS,
  },
  {
    name: "the outbox is emptied and its jobs are not added",
    edits: [
      {
        file: "lib/outbox/dispatch.ts",
        find: `FROM newest HAVING count(*) > 0`,
        replace: `FROM newest HAVING count(*) > 1000000`,
      },
    ],
    hunt: [...CRASHES],
  },
  {
    name: "the refunded sum is not written",
    edits: [
      {
        file: `${STORE}/orders.ts`,
        find: `refunded: sums?.refundedAmount ?? null,`,
        replace: `refunded: sums ? null : null,`,
      },
    ],
    hunt: REFUNDS,
  },
  {
    name: "the captured amount is not written",
    edits: [
      { file: `${STORE}/payments.ts`, find: `received: attempt.amountReceived,`, replace: `received: 0,` },
    ],
    hunt: CRASHES,
  },
  {
    name: "that pieces are back is not written",
    edits: [
      {
        file: `${STORE}/shelf.ts`,
        find: `SET restocked = i.restocked + l.quantity`,
        replace: `SET restocked = i.restocked + 0 * l.quantity`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "reviews are not opened",
    edits: [
      {
        file: `${STORE}/orders.ts`,
        find: `if (reviews.length > 0) {`,
        replace: `if (reviews.length > 1000) {`,
      },
      {
        file: `${STORE}/orders.ts`,
        find: `(only(changes, "open_review")[0]?.reason ?? null)`,
        replace: `null`,
      },
    ],
    hunt: LIVES,
  },
  {
    name: "disputes are not written",
    edits: [
      {
        file: `${STORE}/payments.ts`,
        find: `if (disputes.length > 0) {`,
        replace: `if (disputes.length > 1000) {`,
      },
    ],
    hunt: DELIVERIES,
  },
  {
    name: "the row of an order is not locked",
    sql: `DO $do$ DECLARE body text; BEGIN
      SELECT pg_get_functiondef('load_orders'::regproc) INTO body;
      EXECUTE regexp_replace(body, 'FOR (NO KEY )?UPDATE( OF [a-z_]+)?', '', 'gi');
    END $do$`,
    hunt: [
      { figure: "refunds", runs: 60 },
      { figure: "duplicates", runs: 6 },
      { figure: "model", runs: 60 },
    ],
  },
  {
    name: "the shelf may be below nothing",
    sql: "ALTER TABLE product DROP CONSTRAINT product_stock_not_negative",
    hunt: CROWD,
  },
];
