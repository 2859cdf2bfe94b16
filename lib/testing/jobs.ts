import { runOnce } from "graphile-worker";
import { env } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { dispatchOutbox } from "@/lib/outbox/dispatch";

/** Does once what waits to be done, as a worker would. */
export async function workOff(): Promise<void> {
  await dispatchOutbox();
  await runOnce({ connectionString: env().databaseUrl, taskList: TASKS });
}
