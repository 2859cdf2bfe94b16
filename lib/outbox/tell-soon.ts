import { log } from "@/lib/log";
import { dispatchOutbox } from "./dispatch";

type Dispatcher = { running: Promise<void> | null; again: boolean };

// Shared by all pages and routes of the process, which Next bundles apart.
const kept = globalThis as typeof globalThis & { tillDispatcher?: Dispatcher };

function dispatcher(): Dispatcher {
  kept.tillDispatcher ??= { running: null, again: false };
  return kept.tillDispatcher;
}

async function run(state: Dispatcher): Promise<void> {
  try {
    do {
      state.again = false;
      await dispatchOutbox();
    } while (state.again);
  } catch (error) {
    // The rows are still there: the next commit, or a worker's next look, takes them.
    log.warn({ err: error }, "the outbox was not dispatched");
  } finally {
    state.running = null;
  }
}

/**
 * Dispatches the outbox soon, without the caller waiting for it. What commits while one dispatch is under way
 * is taken by one more, however many transactions that were.
 */
export function tellSoon(): void {
  const state = dispatcher();
  state.again = true;
  state.running ??= run(state);
}
