import { setTimeout as wait } from "node:timers/promises";

const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

/**
 * Does something again while it fails or answers null, as a shopper does who does not give up, or a supervisor whose
 * program ends because what it needs is away. Rejects after a minute.
 */
export async function persistently<Result>(work: () => Promise<Result | null>): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const result = await work().catch((error: unknown) => {
      if (Date.now() > end) throw error;
      return null;
    });
    if (result !== null) return result;
    if (Date.now() > end) throw new Error("nothing came of it within a minute");
    await wait(PAUSE_MS);
  }
}
