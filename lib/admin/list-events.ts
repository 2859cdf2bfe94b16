import { z } from "zod";
import { prisma } from "@/lib/prisma";
import { Prisma } from "@/prisma/generated/client";
import { decodePosition, PAGE_SIZE, type PageLinks, type PageOf, toPage } from "./list-position";

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

const cursor = z.string().transform((value, context) => {
  const position = decodePosition(value);
  if (position) return position;
  context.addIssue({ code: "custom", message: "no cursor of this list" });
  return z.NEVER;
});

const schema = z
  .strictObject({ older: cursor.optional(), newer: cursor.optional() })
  .refine(({ older, newer }) => !(older && newer), "one cursor at most");

/** The page of events that an address asks for, or "invalid" when the list made no such address. */
export function readEventsPage(searchParams: Record<string, unknown>): PageOf | "invalid" {
  const parsed = schema.safeParse(searchParams);
  if (!parsed.success) return "invalid";
  const { older, newer } = parsed.data;
  if (older) return { side: "older", position: older };
  return newer ? { side: "newer", position: newer } : null;
}

function onPage(page: PageOf): Prisma.Sql {
  if (!page) return Prisma.sql`ORDER BY e.received_at DESC, e.id DESC`;
  const position = Prisma.sql`(${page.position.at.toISOString()}::timestamptz, ${page.position.id})`;
  return page.side === "older"
    ? Prisma.sql`WHERE (e.received_at, e.id) < ${position} ORDER BY e.received_at DESC, e.id DESC`
    : Prisma.sql`WHERE (e.received_at, e.id) > ${position} ORDER BY e.received_at, e.id`;
}

/** One page of what Stripe sent, newest first; the last page costs what the first one costs. */
export async function listEvents(page: PageOf): Promise<{ events: EventLine[]; links: PageLinks }> {
  const found = await prisma().$queryRaw<EventLine[]>`
    SELECT e.id, e.type, e.object_id AS "objectId", e.payment_intent_id AS "paymentIntentId", e.outcome,
           e.received_at AS "receivedAt", e.attempts, o.id AS "orderId", o.number AS "orderNumber"
    FROM (SELECT * FROM webhook_event e ${onPage(page)} LIMIT ${PAGE_SIZE + 1}) e
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
