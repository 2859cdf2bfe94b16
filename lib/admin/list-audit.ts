import { z } from "zod";
import { AUDIT_ACTIONS, type AuditAction } from "@/lib/auth/audit";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { atMostOneCursor, listPath, pageCursors, pageIn, type ToPage } from "./list-address";
import { PAGE_SIZE, type PageLinks, type PageOf, toPage } from "./list-position";

/** One thing that somebody did; `name` and `email` are theirs as they are now. */
export type AuditLine = {
  id: string;
  at: Date;
  accountId: string;
  name: string | null;
  email: string | null;
  role: string;
  action: string;
  subject: string | null;
  address: string;
  device: string;
  requestId: string;
};

/** What the log is narrowed to; empty is everything. Dates are days in UTC, both included. */
export type AuditSearch = {
  person: string;
  action: AuditAction | "";
  subject: string;
  from: string;
  to: string;
};

export type AuditQuery = AuditSearch & { page: PageOf };

export const WHOLE_LOG: AuditQuery = { person: "", action: "", subject: "", from: "", to: "", page: null };

const day = z.union([z.literal(""), z.iso.date()]).default("");
const schema = z
  .strictObject({
    person: z.string().trim().max(254).default(""),
    action: z
      .union([z.literal(""), z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]])])
      .default(""),
    subject: z.string().trim().max(254).default(""),
    from: day,
    to: day,
    ...pageCursors(z.string().regex(/^\d{1,18}$/)),
  })
  .refine(atMostOneCursor, "one cursor at most");

/** What an address asks for, or null when neither the list nor its form made it. */
export function readAuditQuery(searchParams: Record<string, unknown>): AuditQuery | null {
  const parsed = schema.safeParse(searchParams);
  if (!parsed.success) return null;
  const { older: _older, newer: _newer, ...search } = parsed.data;
  return { ...search, page: pageIn(parsed.data) };
}

/** The address of the log, of one of its pages, or of its export. */
export function auditPath(
  { person, action, subject, from, to }: AuditSearch,
  toPage?: ToPage,
  path = "/admin/audit",
): string {
  return listPath(path, { person, action, subject, from, to }, toPage);
}

const NEXT_DAY = Prisma.sql`interval '1 day'`;

function fits({ person, action, subject, from, to }: AuditSearch): Prisma.Sql {
  const conditions = [
    // Staff are few: their ids are looked up first, and the log is read by its index on them.
    person &&
      Prisma.sql`e.account_id IN (SELECT id FROM staff_user WHERE strpos(lower(name || ' ' || email), lower(${person})) > 0)`,
    action && Prisma.sql`e.action = ${action}`,
    subject && Prisma.sql`e.subject = ${subject}`,
    from && Prisma.sql`e.at >= ${from}::date AT TIME ZONE 'UTC'`,
    to && Prisma.sql`e.at < (${to}::date + ${NEXT_DAY}) AT TIME ZONE 'UTC'`,
  ].filter((condition) => condition !== "");
  return conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
}

function onPage(query: AuditQuery): Prisma.Sql {
  const { page } = query;
  if (!page) return Prisma.sql`WHERE ${fits(query)} ORDER BY e.at DESC, e.id DESC`;
  const position = Prisma.sql`(${page.position.at.toISOString()}::timestamptz, ${BigInt(page.position.id)}::bigint)`;
  return page.side === "older"
    ? Prisma.sql`WHERE ${fits(query)} AND (e.at, e.id) < ${position} ORDER BY e.at DESC, e.id DESC`
    : Prisma.sql`WHERE ${fits(query)} AND (e.at, e.id) > ${position} ORDER BY e.at, e.id`;
}

const positionOf = ({ at, id }: AuditLine) => ({ at, id });

/** One page of the log, newest first; the last page costs what the first one costs. */
export async function listAudit(query: AuditQuery): Promise<{ entries: AuditLine[]; links: PageLinks }> {
  const found = await prisma().$queryRaw<AuditLine[]>`
    SELECT e.id::text AS id, e.at, e.account_id AS "accountId", u.name, u.email, e.role, e.action, e.subject, e.address,
           e.device, e.request_id AS "requestId"
    FROM (SELECT * FROM audit_entry e ${onPage(query)} LIMIT ${PAGE_SIZE + 1}) e
    LEFT JOIN staff_user u ON u.id = e.account_id
    ${query.page?.side === "newer" ? Prisma.sql`ORDER BY e.at, e.id` : Prisma.sql`ORDER BY e.at DESC, e.id DESC`}`;
  const { rows, links } = toPage(found, query.page, positionOf);
  return { entries: rows, links };
}

/** Everything that a search finds, newest first, a page in memory at a time. */
export async function* readWholeAudit(search: AuditSearch): AsyncGenerator<AuditLine> {
  let page: PageOf = null;
  do {
    const { entries, links }: Awaited<ReturnType<typeof listAudit>> = await listAudit({ ...search, page });
    yield* entries;
    const last = entries.at(-1);
    page = links.older !== null && last ? { side: "older", position: positionOf(last) } : null;
  } while (page);
}
