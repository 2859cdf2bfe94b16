import type { Health } from "./health";
import type { HealthFacts, Heap } from "./health-facts";
import { counted, inTime } from "./health-words";

/** Red: a shopper's money may not be where it should be. Amber: work waits, or nobody can say. */
export type Light = "green" | "amber" | "red";

/** One thing that is watched. `says` is a sentence or two for whoever must do something. */
export type Signal = { name: string; title: string; light: Light; says: string; href: string | null };

function heapSignal(
  { count, seconds }: Heap,
  signal: {
    name: string;
    title: string;
    light: Exclude<Light, "green">;
    none: string;
    some: (what: string) => string;
  },
  href: string | null = null,
): Signal {
  const { name, title, light, none, some } = signal;
  if (count === 0) return { name, title, light: "green", says: none, href: null };
  return { name, title, light, says: some(`${count}, the oldest for ${inTime(seconds)}`), href };
}

function signatures({ refused, acceptedAgo }: HealthFacts): Signal {
  const base = { name: "signatures", title: "Webhook signatures", href: null };
  if (refused === 0)
    return { ...base, light: "green", says: "No signed delivery was refused since the last good one." };
  const since = acceptedAgo === null ? "none was ever accepted" : `none accepted for ${inTime(acceptedAgo)}`;
  return {
    ...base,
    light: "red",
    says: `Refused for their signature: ${refused}, and ${since}. STRIPE_WEBHOOK_SECRET is probably not this endpoint’s secret.`,
  };
}

function deliveries({ acceptedAgo, unheard }: HealthFacts): Signal {
  const base = { name: "deliveries", title: "Stripe’s events", href: "/admin/events" };
  const last =
    acceptedAgo === null ? "No event has come yet." : `The last one came ${inTime(acceptedAgo)} ago.`;
  if (unheard.count === 0) return { ...base, light: "green", says: last };
  return {
    ...base,
    light: "amber",
    says: `${last} Since then shoppers began ${counted(unheard.count, "payment")}, and Stripe tells of each within seconds: is the endpoint set up and enabled?`,
  };
}

function money({ unpaidMoney, mended }: HealthFacts): Signal {
  const base = { name: "money", title: "Captured and not paid here", href: null };
  if (unpaidMoney.count > 0) {
    return {
      ...base,
      light: "red",
      says: `Stripe has the money of ${counted(unpaidMoney.count, "payment")} that no order here has, the oldest for ${inTime(unpaidMoney.seconds)}. The log says why.`,
    };
  }
  if (mended.count === 0)
    return { ...base, light: "green", says: "Everything that Stripe has taken is known here." };
  return {
    ...base,
    light: "amber",
    says: `In the last hour ${counted(mended.count, "payment")} came to light only by asking Stripe, because no event arrived. All are paid now.`,
  };
}

function workers({ workers: alive, workerSeenAgo }: HealthFacts): Signal {
  const base = { name: "worker", title: "Worker", href: null };
  if (alive > 0)
    return { ...base, light: "green", says: alive === 1 ? "One is alive." : `${alive} are alive.` };
  const last =
    workerSeenAgo === null ? "None was ever seen." : `The last was seen ${inTime(workerSeenAgo)} ago.`;
  return {
    ...base,
    light: "red",
    says: `No worker is alive. ${last} Mails, refunds and questions to Stripe wait: start \`npm run worker\`.`,
  };
}

const ASKED_AT_LEAST_EVERY = 10 * 60;

/** What the calls of each process met, and below that whether what did not arrive was asked for. */
function stripe({ askedAgo, askFailure, answeredAgo, troubled }: HealthFacts): Signal {
  const base = { name: "stripe", title: "Stripe", href: null };
  const answer =
    answeredAgo === null ? "It has not answered anyone yet." : `It last answered ${inTime(answeredAgo)} ago.`;
  const cutOff = troubled.filter((one) => one.cutOff);
  if (cutOff.length > 0) {
    const each = cutOff.map(
      (one) => `${one.process}, ${counted(one.failures, "call")}, the last ${inTime(one.failedAgo)} ago`,
    );
    return {
      ...base,
      light: "red",
      says: `Stripe failed so often in a row that it is called only now and then: ${each.join("; ")}. Shoppers cannot pay there. ${answer}`,
    };
  }
  if (askFailure) {
    return {
      ...base,
      light: "amber",
      says: `Stripe could not be asked (${askFailure.replaceAll("_", " ")}), the last time within ${inTime(askedAgo)}. ${answer}`,
    };
  }
  const [worst] = troubled;
  if (worst)
    return {
      ...base,
      light: "amber",
      says: `A call to Stripe failed ${inTime(worst.failedAgo)} ago (${worst.process}). ${answer}`,
    };
  if (askedAgo === null) {
    return {
      ...base,
      light: "amber",
      says: "Stripe was not asked yet for what did not arrive: a worker does so when it starts.",
    };
  }
  const says = `${answer} It was asked ${inTime(askedAgo)} ago for what did not arrive.`;
  return { ...base, light: askedAgo > ASKED_AT_LEAST_EVERY ? "amber" : "green", says };
}

function rules(health: Health): Signal {
  const base = { name: "rules", title: "Rules that must always hold", href: "/admin/orders" };
  if (health.kind === "unknown")
    return { ...base, light: "amber", says: "The checks did not finish. The server’s log says why." };
  const { broken } = health;
  if (broken.length === 0) return { ...base, light: "green", says: "All of them hold." };
  const each = broken.map(({ name, count, rule }) => `${name}, ${counted(count, "case")}: ${rule}`).join(" ");
  return { ...base, light: "red", says: `Broken: ${each}` };
}

function moneyReviews({ moneyReviews: open, strangers }: HealthFacts): Signal {
  const named =
    strangers.length > 0 ? ` Of no order here, to be seen at Stripe: ${strangers.join(", ")}.` : "";
  return heapSignal(
    open,
    {
      ...{ name: "reviews", title: "Money that a person must look at", light: "red" },
      none: "Nothing waits for a person.",
      some: (what) =>
        `Open: ${what}. Paid twice, of no order, captured otherwise than decided, lapsed, or a refund that failed.${named}`,
    },
    "/admin/orders?status=review",
  );
}

function lapsing({ lapsing: { count, seconds, hours } }: HealthFacts): Signal {
  const base = { name: "lapsing", title: "Authorizations that lapse soon" };
  if (count === 0)
    return { ...base, light: "green", says: `None within ${counted(hours, "hour")}.`, href: null };
  return {
    ...base,
    light: "amber",
    says: `Within ${counted(hours, "hour")}: ${count}, the first in ${inTime(seconds)}. Capture them, or let them go.`,
    href: "/admin/orders?status=authorized",
  };
}

/** Judges each thing that is watched. Pure, so that a test can show that every light can turn. */
export function judgeHealth(facts: HealthFacts, health: Health): Signal[] {
  return [
    money(facts),
    moneyReviews(facts),
    lapsing(facts),
    rules(health),
    signatures(facts),
    deliveries(facts),
    heapSignal(
      facts.deadEvents,
      {
        ...{ name: "dead_events", title: "Dead events", light: "red" },
        none: "None.",
        some: (what) => `${what}. Nobody tries them again: open each, mend the cause, press Replay.`,
      },
      "/admin/events?outcome=dead",
    ),
    heapSignal(
      facts.failedEvents,
      {
        ...{ name: "failed_events", title: "Events that failed", light: "amber" },
        none: "None.",
        some: (what) => `${what}. They are tried again by themselves; each says why.`,
      },
      "/admin/events?outcome=failed",
    ),
    heapSignal(
      facts.parkedEvents,
      {
        ...{ name: "parked_events", title: "Events that are parked", light: "amber" },
        none: "None.",
        some: (what) => `${what}. What they are about is not here yet. They are tried again by themselves.`,
      },
      "/admin/events?outcome=parked",
    ),
    workers(facts),
    stripe(facts),
    heapSignal(facts.givenUpJobs, {
      ...{ name: "given_up_jobs", title: "Jobs that were given up", light: "red" },
      none: "None.",
      some: (what) => `${what}. A refund may be among them: see last_error in graphile_worker.jobs.`,
    }),
    heapSignal(facts.jobs, {
      ...{ name: "jobs", title: "Jobs that wait", light: "amber" },
      none: "None waits longer than a minute.",
      some: (what) => `${what}. The workers do not keep up.`,
    }),
    heapSignal(facts.failingJobs, {
      ...{ name: "failing_jobs", title: "Jobs that fail", light: "amber" },
      none: "None.",
      some: (what) => `${what}. They are tried again by themselves.`,
    }),
    heapSignal(facts.outbox, {
      ...{ name: "outbox", title: "Outbox", light: "amber" },
      none: "What follows a commit follows at once.",
      some: (what) => `${what}. Nobody tells pages and workers what was committed.`,
    }),
    heapSignal(facts.failingMails, {
      ...{ name: "mails", title: "Mails that fail", light: "amber" },
      none: "None.",
      some: (what) =>
        `${what}. Is SMTP_URL right? They are tried again, and sent again from the order’s page.`,
    }),
    heapSignal(
      facts.otherReviews,
      {
        ...{ name: "other_reviews", title: "Orders that a person must look at", light: "amber" },
        none: "None.",
        some: (what) => `Open: ${what}.`,
      },
      "/admin/orders?status=review",
    ),
  ];
}

/** The worst of them. */
export function worstLight(signals: readonly Signal[]): Light {
  if (signals.some(({ light }) => light === "red")) return "red";
  return signals.some(({ light }) => light === "amber") ? "amber" : "green";
}
