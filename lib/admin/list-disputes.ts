import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import type { DisputeStatus } from "@/prisma/generated/enums";
import { type DisputeView, describeDispute } from "./describe-dispute";
import { listPath, type OpenOrClosed, readOpenOrClosed, type ToPage } from "./list-address";
import { PAGE_SIZE, type PageLinks, toPage } from "./list-position";

/** A dispute with the order whose payment it is against. */
export type DisputeLine = DisputeView & { orderId: string; orderNumber: number };

export type DisputesQuery = OpenOrClosed;

/** The disputes whose evidence is due first. */
export const DUE_DISPUTES: DisputesQuery = { show: "open", page: null };

/** The list that an address asks for, or null when the address was not made by the list itself. */
export function readDisputesQuery(searchParams: Record<string, unknown>): DisputesQuery | null {
  return readOpenOrClosed(searchParams);
}

/** The address of a list of disputes; `to` has a cursor that the list gave out. */
export function disputesPath(show: DisputesQuery["show"], to?: ToPage): string {
  return listPath("/admin/disputes", { show: show === "closed" ? show : null }, to);
}

type Row = {
  id: string;
  orderId: string;
  orderNumber: number;
  status: DisputeStatus;
  reason: string;
  amount: number;
  currency: string;
  dueBy: Date | null;
  fundsWithdrawn: boolean;
  at: Date;
};

const OVER = ["warning_closed", "prevented", "won", "lost"];

/** One page of disputes: the open ones by their deadline, the closed ones with the newest first. */
export async function listDisputes({
  show,
  page,
}: DisputesQuery): Promise<{ disputes: DisputeLine[]; links: PageLinks }> {
  const open = show === "open";
  const forward = open ? "newer" : "older";
  const up = (page?.side ?? forward) === "newer";
  // What nobody has to answer, or not by a certain day, comes after everything that is due.
  const at = open
    ? Prisma.sql`CASE WHEN d.status::text LIKE '%needs_response' THEN coalesce(d.due_by, '2500-01-01Z') ELSE '2500-01-01Z' END`
    : Prisma.sql`d.updated_at`;
  const direction = up ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const beyond = page
    ? Prisma.sql`AND (${at}, d.id) ${up ? Prisma.sql`>` : Prisma.sql`<`}
        (${page.position.at.toISOString()}::timestamptz, ${page.position.id})`
    : Prisma.empty;
  const found = await prisma().$queryRaw<Row[]>`
    SELECT d.id, d.order_id AS "orderId", o.number AS "orderNumber", d.status, d.reason, d.amount, d.currency,
           d.due_by AS "dueBy", d.funds_withdrawn AS "fundsWithdrawn", ${at} AS at
    FROM dispute d JOIN "order" o ON o.id = d.order_id
    WHERE (d.status::text = ANY (${OVER})) = ${!open} ${beyond}
    ORDER BY ${at} ${direction}, d.id ${direction}
    LIMIT ${PAGE_SIZE + 1}`;
  const { rows, links } = toPage(found, page, ({ at: time, id }) => ({ at: time, id }), forward);
  return {
    disputes: rows.map((row) => ({
      ...describeDispute(row),
      orderId: row.orderId,
      orderNumber: row.orderNumber,
    })),
    links,
  };
}
