import { type ParsedCronItem, parseCronItems } from "graphile-worker";
import type { CronJob } from "./tasks";

const DAY_MS = 24 * 60 * 60 * 1000;

type Entry = {
  task: CronJob;
  /** Minute, hour, day of month, month, weekday, in UTC. */
  match: string;
  options: { backfillPeriod: number; jobKey: string };
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
];

/** What the worker does by the clock. However many workers run, each time comes once. */
export const TIMETABLE: ParsedCronItem[] = parseCronItems(ENTRIES);
