import { runOnce } from "graphile-worker";
import { env } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { dispatchOutbox } from "@/lib/outbox/dispatch";
import { prisma } from "@/lib/prisma";

/**
 * Dispatches the outbox until nothing is left in it. One call is not enough: a dispatch that a commit started
 * in the background may hold rows that the next one passes by, and nothing has come of them yet.
 */
export async function emptyOutbox(): Promise<void> {
  do await dispatchOutbox();
  while ((await prisma().outbox.count()) > 0);
}

/** Does once what waits to be done, as a worker would. */
export async function workOff(): Promise<void> {
  await emptyOutbox();
  await runOnce({ connectionString: env().databaseUrl, taskList: TASKS });
}
