import { pass } from "./time";
import { atItsTime, workOff } from "./work-off";
import type { World } from "./world";

const ROUNDS = 6;
const MINUTES_A_ROUND = 31;

type Dispatcher = { running: Promise<void> | null };

/** Waits for what this process still does behind the backs of those who asked for it. */
export async function quiet(): Promise<void> {
  const kept = globalThis as typeof globalThis & { tillDispatcher?: Dispatcher };
  while (kept.tillDispatcher?.running) await kept.tillDispatcher.running;
}

/** Whether nothing is left to do or to wait for. */
export async function isSettled(world: World): Promise<boolean> {
  const [row] = await world.query<{ left: number }>(`
    SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM graphile_worker.jobs WHERE key IS NOT NULL OR locked_at IS NOT NULL)
      + (SELECT count(*) FROM "order" WHERE status IN ('pending', 'processing') AND review_reason IS NULL)
      + (SELECT count(*) FROM refund WHERE status IN ('requested', 'pending'))
      + (SELECT count(*) FROM webhook_event WHERE retry_at IS NOT NULL) AS left`);
  return Number(row?.left) === 0;
}

/**
 * What a worker does while time passes, until nothing is left to do or to wait for. `anyway` does so many rounds
 * also when all seems done: what never reached the shop shows in no row of its own.
 */
export async function settle(world: World, anyway = 1): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    if (round >= anyway && (await isSettled(world))) break;
    await workOff(world);
    await atItsTime("retry_events");
    await atItsTime("reconcile");
    await workOff(world);
    if (await isSettled(world)) continue;
    await pass(world, MINUTES_A_ROUND);
    await atItsTime("expire_unpaid");
    await atItsTime("expire_slow");
    await workOff(world);
  }
  await quiet();
}
