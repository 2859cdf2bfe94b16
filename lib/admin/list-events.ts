import { z } from "zod";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { atMostOneCursor, listPath, pageCursors, pageIn, type ToPage } from "./list-address";
import { PAGE_SIZE, type PageLinks, type PageOf, toPage } from "./list-position";

/** One received event in the list; `orderNumber` where it belongs to an order of ours. */
export type EventLine = {
  id: string;
  type: string;
  objectId: string | null;
  paymentIntentId: string | null;
  outcome: string | null;
  receivedAt: Date;
  attempts: number;
  orderId: string | null;
  orderNumber: number | null;
};

/** What the list can be narrowed to. `failed` are those that threw and are tried again. */
export const EVENT_FILTERS = ["all", "failed", "parked", "dead", "review", "applied", "foreign"] as const;
export type EventFilter = (typeof EVENT_FILTERS)[number];

/** A page of the list as an address asks for it. */
export type EventsQuery = { filter: EventFilter; page: PageOf };

export const NEWEST_EVENTS: EventsQuery = { filter: "all", page: null };

const schema = z
  .strictObject({
    outcome: z.enum(EVENT_FILTERS).default("all"),
    ...pageCursors(),
  })
  .refine(atMostOneCursor, "one cursor at most");

/** What an address asks for, or null when the list made no such address. */
export function readEventsQuery(searchParams: Record<string, unknown>): EventsQuery | null {
  const parsed = schema.safeParse(searchParams);
  if (!parsed.success) return null;
  return { filter: parsed.data.outcome, page: pageIn(parsed.data) };
}

/** The address of a list of events, or of one of its pages. */
export function eventsPath(filter: EventFilter, to?: ToPage): string {
  return listPath("/admin/events", { outcome: filter === "all" ? null : filter }, to);
}

function fits(filter: EventFilter): Prisma.Sql {
  if (filter === "all") return Prisma.sql`true`;
  if (filter === "failed") return Prisma.sql`e.handled_at IS NULL AND e.outcome IS NULL`;
  if (filter === "parked" || filter === "dead")
    return Prisma.sql`e.handled_at IS NULL AND e.outcome = ${filter}`;
  return Prisma.sql`e.outcome = ${filter}`;
}

function onPage({ filter, page }: EventsQuery): Prisma.Sql {
  if (!page) return Prisma.sql`WHERE ${fits(filter)} ORDER BY e.received_at DESC, e.id DESC`;
  const position = Prisma.sql`(${page.position.at.toISOString()}::timestamptz, ${page.position.id})`;
  return page.side === "older"
    ? Prisma.sql`WHERE ${fits(filter)} AND (e.received_at, e.id) < ${position} ORDER BY e.received_at DESC, e.id DESC`
    : Prisma.sql`WHERE ${fits(filter)} AND (e.received_at, e.id) > ${position} ORDER BY e.received_at, e.id`;
}

/** One page of what Stripe sent, newest first; the last page costs what the first one costs. */
export async function listEvents(query: EventsQuery): Promise<{ events: EventLine[]; links: PageLinks }> {
  const { page } = query;
  const found = await prisma().$queryRaw<EventLine[]>`
    SELECT e.id, e.type, e.object_id AS "objectId", e.payment_intent_id AS "paymentIntentId", e.outcome,
           e.received_at AS "receivedAt", e.attempts, o.id AS "orderId", o.number AS "orderNumber"
    FROM (SELECT * FROM webhook_event e ${onPage(query)} LIMIT ${PAGE_SIZE + 1}) e
    LEFT JOIN payment_attempt a ON a.payment_intent_id = e.payment_intent_id
    LEFT JOIN "order" o ON o.id = a.order_id
    ${page?.side === "newer" ? Prisma.sql`ORDER BY e.received_at, e.id` : Prisma.sql`ORDER BY e.received_at DESC, e.id DESC`}`;
  const { rows, links } = toPage(found, page, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  return { events: rows, links };
}

const eventId = z.string().regex(/^evt_\w{1,200}$/);

/** One received event with its payload and its order, or null when there is none of this id. */
export async function findEvent(id: string) {
  if (!eventId.safeParse(id).success) return null;
  const event = await prisma().webhookEvent.findUnique({ where: { id } });
  if (!event) return null;
  const attempt = event.paymentIntentId
    ? await prisma().paymentAttempt.findUnique({
        where: { paymentIntentId: event.paymentIntentId },
        select: { order: { select: { id: true, number: true } } },
      })
    : null;
  return { ...event, order: attempt?.order ?? null };
}
