import { readFileSync } from "node:fs";
import { expect } from "vitest";

// Below this, what is measured is the runtime's own noise.
const FLOOR_MS = 5;
const TIMES_LONGER = 10;
// Ten times the text at ten times the cost, and room for a busy machine. Quadratic would be 100.
const MOST_TIMES_COSTLIER = 30;
const TRIES = 3;

/** What this thread has spent, since other files run in threads beside it; of the whole process where Linux does not say. */
function spentMs(): number {
  try {
    const nanoseconds = Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]);
    if (nanoseconds > 0) return nanoseconds / 1_000_000;
  } catch {
    // Another system than Linux, or a kernel that does not count.
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function cpuMs(work: () => unknown): Promise<number> {
  const before = spentMs();
  await work();
  return spentMs() - before;
}

/**
 * Fails when ten times the text costs much more than ten times the CPU, as a pattern does that looks at a
 * text again and again. `work` is given texts of a tenth of `length` and of `length` characters, of which the
 * dearest of all `texts` counts.
 */
export async function expectLinearCost(
  work: (text: string) => unknown,
  { texts, length }: { texts: readonly ((length: number) => string)[]; length: number },
): Promise<void> {
  for (const text of texts) {
    const short = text(length / TIMES_LONGER);
    const long = text(length);
    await work(short);
    const base = Math.max(FLOOR_MS, await cpuMs(() => work(short)));
    // Collecting garbage and what runs beside it only ever add: what is too much is so each time.
    let cost = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && cost >= base * MOST_TIMES_COSTLIER; tries++) {
      cost = Math.min(cost, await cpuMs(() => work(long)));
    }
    expect(cost, `${long.length} characters like ${long.slice(0, 20)}`).toBeLessThan(
      base * MOST_TIMES_COSTLIER,
    );
  }
}

const repeated =
  (unit: string, end = "") =>
  (length: number) =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length - end.length) + end;

/** Texts on which careless patterns for addresses, paths, numbers and spaces never come to an end. */
export const WORST_TEXTS = [
  repeated("a"),
  repeated("a", "!"),
  repeated("a."),
  repeated("a.", "@"),
  repeated("a@"),
  repeated("a-", "@a"),
  (length: number) => `a@${repeated("a.", "!")(length)}`,
  (length: number) => `a@${repeated("a-", "!")(length)}`,
  repeated("@"),
  repeated("."),
  repeated("-"),
  repeated(" ", "x"),
  repeated("\t \n", "x"),
  repeated("9", "x"),
  repeated("/a"),
  (length: number) => `/admin${repeated("/a", "!")(length)}`,
  (length: number) => `/admin?${repeated("a=&%", "!")(length)}`,
  repeated("_secret_"),
  repeated("sk_test_"),
  repeated("/orders/"),
  repeated("[::"),
  repeated("🏺"),
];
