import type { Bug } from "./bug";
import { CRASHES, DELIVERIES, FUZZ, LIVES } from "./hunts";

/** What could go wrong in what Stripe tells, and in asking for what it did not. */
export const DELIVERY_BUGS: readonly Bug[] = [
  {
    name: "a failed delivery is acknowledged",
    edits: [
      { file: "lib/webhooks/take-delivery.ts", find: `return "failed";`, replace: `return "recorded";` },
    ],
    hunt: CRASHES,
  },
  {
    name: "an event is acknowledged before it is written",
    edits: [
      {
        file: "lib/webhooks/take-delivery.ts",
        find: `const outcome = await receiveEvent(event);`,
        replace: `const outcome = "applied"; void receiveEvent(event).catch(() => undefined);`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "no signature is checked",
    edits: [
      {
        file: "lib/stripe/verify-event.ts",
        find: `if (!secrets.some((secret) => isSignedBy(secret, payload, plain, now)))`,
        replace: `if (secrets.length > 1000 && isSignedBy("", payload, plain, now))`,
      },
    ],
    hunt: FUZZ,
  },
  {
    name: "an old signature is good for ever",
    edits: [
      {
        file: "lib/stripe/verify-event.ts",
        find: `const tolerance = SIGNATURE_TOLERANCE_SECONDS;`,
        replace: `const tolerance = 0;`,
      },
    ],
    hunt: FUZZ,
  },
  {
    name: "a signature from the future is good",
    edits: [
      {
        file: "lib/stripe/verify-event.ts",
        find: `signature.signedAt > now + SIGNATURE_TOLERANCE_SECONDS`,
        replace: `signature.signedAt < 0`,
      },
    ],
    hunt: FUZZ,
  },
  {
    name: "a body that cannot be read is a server error",
    edits: [
      {
        file: "lib/stripe/verify-event.ts",
        find: `return event ? { ok: true, event } : { ok: false, reason: "malformed" };`,
        replace: `if (!event) throw new Error("malformed");\n  return { ok: true, event };`,
      },
    ],
    hunt: FUZZ,
  },
  {
    name: "money of other programs on the account is ours",
    edits: [
      {
        file: "lib/payments/facts-of-orders.ts",
        find: `return fact.kind === "payment" && fact.payment.app !== appId;`,
        replace: `return fact.kind === "payment" && appId === "";`,
      },
    ],
    hunt: FUZZ,
  },
  {
    name: "events are ordered by when they were made",
    edits: [
      {
        file: "lib/webhooks/inbox.ts",
        find: `export function receiveEvent(`,
        replace: `const newest = new Map<string, number>();\nexport function receiveEvent(`,
      },
      {
        file: "lib/webhooks/inbox.ts",
        find: `  return receiveTogether({ event, fact: factOfEvent(event), by, again });`,
        replace: `  const fact = factOfEvent(event);
  const about = paymentOf(fact) ?? event.id;
  const made = Number((JSON.parse(event.payload) as { created: number }).created);
  if (made <= (newest.get(about) ?? 0)) return Promise.resolve("unchanged");
  newest.set(about, made);
  return receiveTogether({ event, fact, by, again });`,
      },
    ],
    hunt: DELIVERIES,
  },
  {
    name: "nobody asks about what waits, or lists what was made",
    edits: [
      {
        file: "lib/reconcile/reconcile.ts",
        find: `    await askAboutWaiting(run);`,
        replace: `    void askAboutWaiting;`,
      },
      {
        file: "lib/reconcile/reconcile.ts",
        find: `await look("payments", (from) => reconcileRecentPayments(run, from));`,
        replace: `void reconcileRecentPayments;`,
      },
      {
        file: "lib/reconcile/reconcile.ts",
        find: `await look("events", (from) => takeMissedEvents(run, from));`,
        replace: `void takeMissedEvents;`,
      },
    ],
    hunt: LIVES,
  },
];
