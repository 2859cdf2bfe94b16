import { env } from "@/lib/env";
import { lapsesWithin } from "@/lib/payments/authorization-lapses";
import { prisma } from "@/lib/prisma";
import { LIFE_TIMES } from "@/lib/worker-times";
import { Prisma } from "@/prisma/generated/client";

/** How many of something there are, and how old the oldest is, in seconds; null where there is none. */
export type Heap = { count: number; seconds: number | null };

/** A process whose calls to Stripe fail: how many in a row up to now, and how long ago the last, in seconds. */
type Troubled = { process: string; cutOff: boolean; failures: number; failedAgo: number };

/** What is known about how the shop runs. Ages in seconds. */
export type HealthFacts = {
  /** Since Stripe's last delivery with a good signature; null before the first. */
  acceptedAgo: number | null;
  /** Deliveries refused for their signature since then. */
  refused: number;
  /** Payments begun in the last day and longer ago than ten minutes, with no delivery since. */
  unheard: Heap;
  /** Money that Stripe has taken and no order here has. */
  unpaidMoney: Heap;
  /** What was found only by asking Stripe in the last hour, and is mended. */
  mended: Heap;
  /** Events that are tried again by themselves; parked ones once that has been in vain. */
  failedEvents: Heap;
  parkedEvents: Heap;
  deadEvents: Heap;
  /** What committed transactions left to be done, and nobody does. */
  outbox: Heap;
  /** Jobs whose time has come, and that nobody takes. */
  jobs: Heap;
  /** Jobs that failed and are tried again, and those that are not tried any more. */
  failingJobs: Heap;
  givenUpJobs: Heap;
  failingMails: Heap;
  workers: number;
  /** Since the last sign of life of any worker; null before the first. */
  workerSeenAgo: number | null;
  /** Since Stripe last answered a call of any process; null before the first. */
  answeredAgo: number | null;
  /** Processes whose calls to Stripe failed in the last minutes, those that are cut off first. */
  troubled: Troubled[];
  /** Since Stripe was last asked for what did not reach us, and why that failed; null for what went well. */
  askedAgo: number | null;
  askFailure: string | null;
  /** Held amounts that lapse within `hours` and of which nobody has decided; the first of them in so many seconds. */
  lapsing: Heap & { hours: number };
  /** Open reviews about money that is where it should not be, and the others. */
  moneyReviews: Heap;
  otherReviews: Heap;
  /** The first PaymentIntents with our mark that belong to no order, which no order's page can show. */
  strangers: string[];
};

const MONEY_REASONS = [
  "paid_twice",
  "unmatched_payment",
  "unknown_attempt",
  "refund_failed",
  "another_captured_amount",
  "authorization_lapsed",
];

const STRANGERS_NAMED = 5;
// A process that is down writes nothing more, and one without work calls nobody.
const TROUBLE_LASTS = "3 minutes";

/** A heap as one column: `[count, age of the oldest in seconds]`. */
const heap = (time: string, rest: Prisma.Sql) => Prisma.sql`
  (SELECT json_build_object('count', count(*), 'seconds', extract(epoch FROM now() - min(${Prisma.raw(time)}))) ${rest})`;

const ago = (time: Prisma.Sql) => Prisma.sql`extract(epoch FROM now() - ${time})::float8`;

/** Reads all of it in one statement. Each part is an index or a small table, so that it can be read often. */
export async function readHealthFacts(): Promise<HealthFacts> {
  const hours = env().captureWarningHours;
  const alive = Prisma.sql`now() - ${LIFE_TIMES.deadAfterMs} * interval '1 millisecond'`;
  const [facts] = await prisma().$queryRaw<HealthFacts[]>`
    SELECT
      ${ago(Prisma.sql`s.accepted_at`)} AS "acceptedAgo",
      coalesce(s.refused, 0) AS refused,
      ${heap(
        "a.created_at",
        Prisma.sql`FROM payment_attempt a
          WHERE a.created_at BETWEEN now() - interval '1 day' AND now() - interval '10 minutes'
            AND a.payment_intent_id IS NOT NULL AND a.created_at > coalesce(s.accepted_at, '-infinity')`,
      )} AS unheard,
      ${heap(
        "f.found_at",
        Prisma.sql`FROM reconcile_finding f WHERE f.mended_at IS NULL AND f.kind IN ('payment', 'event')
          AND f.says IN ('succeeded', 'requires_capture', 'processing', 'unknown', 'payment_intent.succeeded')`,
      )} AS "unpaidMoney",
      ${heap(
        "f.found_at",
        // One whose event came all the same was only on its way.
        Prisma.sql`FROM reconcile_finding f
          WHERE f.mended_at IS NOT NULL AND f.found_at > now() - interval '1 hour'
            AND f.says IN ('succeeded', 'payment_intent.succeeded') AND NOT EXISTS (
              SELECT FROM webhook_event e WHERE f.kind = 'payment' AND e.payment_intent_id = f.subject
                AND e.type = 'payment_intent.succeeded'
            )`,
      )} AS mended,
      ${heap(
        "e.received_at",
        Prisma.sql`FROM webhook_event e WHERE e.handled_at IS NULL AND e.outcome IS NULL`,
      )} AS "failedEvents",
      ${heap(
        "e.received_at",
        // Another program's refund is parked until Stripe has said whose it is, which the first retry asks.
        Prisma.sql`FROM webhook_event e WHERE e.handled_at IS NULL AND e.outcome = 'parked' AND e.attempts > 1`,
      )} AS "parkedEvents",
      ${heap(
        "e.received_at",
        Prisma.sql`FROM webhook_event e WHERE e.handled_at IS NULL AND e.outcome = 'dead'`,
      )} AS "deadEvents",
      ${heap("x.created_at", Prisma.sql`FROM outbox x WHERE x.created_at < now() - interval '5 seconds'`)} AS outbox,
      ${heap(
        "j.run_at",
        Prisma.sql`FROM graphile_worker.jobs j
          WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at < now() - interval '1 minute'`,
      )} AS jobs,
      ${heap(
        "j.created_at",
        Prisma.sql`FROM graphile_worker.jobs j WHERE j.last_error IS NOT NULL AND j.attempts < j.max_attempts`,
      )} AS "failingJobs",
      ${heap(
        "j.created_at",
        // One without its key was superseded by a newer job while it was being done: that one tells how it goes.
        Prisma.sql`FROM graphile_worker.jobs j
          WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.key IS NOT NULL`,
      )} AS "givenUpJobs",
      ${heap(
        "m.created_at",
        Prisma.sql`FROM mail m WHERE m.sent_at IS NULL AND m.last_error IS NOT NULL`,
      )} AS "failingMails",
      (SELECT count(*)::int FROM worker_life WHERE beat_at > ${alive}) AS workers,
      (SELECT ${ago(Prisma.sql`max(beat_at)`)} FROM worker_life) AS "workerSeenAgo",
      (SELECT ${ago(Prisma.sql`max(answered_at)`)} FROM stripe_contact) AS "answeredAgo",
      (
        SELECT coalesce(json_agg(json_build_object(
          'process', c.process, 'cutOff', c.cut_off, 'failures', c.failures,
          'failedAgo', extract(epoch FROM now() - c.failed_at)
        ) ORDER BY c.cut_off DESC, c.failures DESC, c.process), '[]')
        FROM stripe_contact c WHERE c.failed_at > now() - ${TROUBLE_LASTS}::interval
      ) AS troubled,
      (SELECT ${ago(Prisma.sql`min(tried_at)`)} FROM reconcile_cursor) AS "askedAgo",
      (SELECT error FROM reconcile_cursor WHERE error IS NOT NULL ORDER BY tried_at DESC LIMIT 1) AS "askFailure",
      (SELECT json_build_object(
          'count', count(*), 'seconds', extract(epoch FROM min(a.capture_before) - now()), 'hours', ${hours}::int)
        FROM payment_attempt a WHERE ${lapsesWithin(hours)}) AS lapsing,
      ${heap(
        "r.opened_at",
        Prisma.sql`FROM review r WHERE r.closed_at IS NULL AND r.reason = ANY (${MONEY_REASONS})`,
      )} AS "moneyReviews",
      ${heap(
        "r.opened_at",
        Prisma.sql`FROM review r WHERE r.closed_at IS NULL AND r.reason <> ALL (${MONEY_REASONS})`,
      )} AS "otherReviews",
      ARRAY(
        SELECT subject FROM review WHERE closed_at IS NULL AND order_id IS NULL ORDER BY opened_at LIMIT ${STRANGERS_NAMED}
      ) AS strangers
    FROM (SELECT 1) one LEFT JOIN webhook_signature s ON s.id = 1`;
  if (!facts) throw new Error("the database said nothing about how the shop runs");
  return facts;
}
