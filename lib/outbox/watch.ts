import { log } from "@/lib/log";
import { dispatchOutbox } from "./dispatch";

const LOOK_EVERY_MS = 1_000;

/**
 * Looks into the outbox every second, for what a process committed and died before it could tell. Any number of
 * processes may. Returns the function that stops it and waits for a look that is under way.
 */
export function watchOutbox(): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    looking = dispatchOutbox()
      .catch((error) => log.warn({ err: error }, "the outbox could not be looked into"))
      .finally(() => {
        busy = false;
      });
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
