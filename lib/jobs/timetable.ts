import { type ParsedCronItem, parseCronItems } from "graphile-worker";
import type { CronJob } from "./tasks";

const DAY_MS = 24 * 60 * 60 * 1000;

type Entry = {
  task: CronJob;
  /** Minute, hour, day of month, month, weekday, in UTC. */
  match: string;
  /** Jobs of one queue run one after the other, in the whole cluster. */
  options: { backfillPeriod: number; jobKey: string; queueName?: string };
};

const ENTRIES: Entry[] = [
  {
    task: "remove_old",
    match: "17 3 * * *",
    // A worker that was down at that time makes up for it when it starts.
    options: { backfillPeriod: DAY_MS, jobKey: "remove_old" },
  },
  { task: "expire_unpaid", match: "* * * * *", options: { backfillPeriod: 0, jobKey: "expire_unpaid" } },
  // Each time asks Stripe about every payment that is still on its way by then.
  { task: "expire_slow", match: "41 4 * * *", options: { backfillPeriod: DAY_MS, jobKey: "expire_slow" } },
  { task: "retry_events", match: "* * * * *", options: { backfillPeriod: 0, jobKey: "retry_events" } },
  {
    task: "dispute_deadlines",
    match: "23 * * * *",
    options: { backfillPeriod: DAY_MS, jobKey: "dispute_deadlines" },
  },
  {
    task: "authorization_lapses",
    match: "*/10 * * * *",
    options: { backfillPeriod: 0, jobKey: "authorization_lapses" },
  },
  {
    task: "reconcile",
    // What never reached us is found within 10 minutes, also when one run is missed.
    match: "*/3 * * * *",
    // A run that could not start in time is made up for by the next one.
    options: { backfillPeriod: 0, jobKey: "reconcile", queueName: "reconcile" },
  },
];

/** What the worker does by the clock. However many workers run, each time comes once. */
export const TIMETABLE: ParsedCronItem[] = parseCronItems(ENTRIES);
