import { judgeRun, startFresh } from "@/faults/world/fresh";
import type { Cut } from "@/faults/world/gate";
import type { Lane } from "@/faults/world/lane";
import { randomOf } from "@/faults/world/random";
import { quiet, settle } from "@/faults/world/settle";
import { type Prepared, SCENARIOS, type Scenario } from "./crash-scenarios";
import type { Figure, Found } from "./figure";

/** One way to cut a scenario off; `second` cuts the recovery from the first as well. */
type Case = { scenario: Scenario; cut: Cut | null; second?: Cut };

/** Does `work` until it ends or is cut off. Answers how many steps it took. */
async function cutOff({ gate }: Lane, cut: Cut | null, work: () => Promise<unknown>): Promise<number> {
  gate.watch(cut);
  // Whatever it answers nobody hears: the process is gone.
  await work().catch(() => undefined);
  await quiet();
  const steps = gate.steps.length;
  gate.revive();
  return steps;
}

async function recover(lane: Lane, { again }: Prepared): Promise<void> {
  await again?.();
  await settle(lane);
}

/** Which steps there are, learned by doing everything once without a cut. */
async function learn(lane: Lane): Promise<Case[]> {
  const cases: Case[] = [];
  for (const scenario of SCENARIOS) {
    await startFresh(lane);
    const prepared = await scenario.prepare(lane);
    const steps = await cutOff(lane, null, prepared.act);
    for (let step = 0; step < steps; step++)
      for (const side of SIDES) cases.push({ scenario, cut: { step, side } });
  }
  return cases;
}

let learned: Promise<Case[]> | undefined;

const SIDES = ["before", "after"] as const;
const MOST_STEPS_OF_A_RECOVERY = 40;

/** The pair of that number: each single cut with each cut of its recovery. Null behind the last one. */
function pairAt(singles: readonly Case[], number: number): Case | null {
  const each = MOST_STEPS_OF_A_RECOVERY * SIDES.length;
  const single = singles[Math.floor(number / each)];
  const side = SIDES[number % SIDES.length];
  if (!single || !side) return null;
  return { ...single, second: { step: Math.floor((number % each) / SIDES.length), side } };
}

/** Single cuts first, evenly chosen if there are more than asked for; then pairs: at random, or all if there is room. */
async function chooseCase(lane: Lane, seed: string, at: number, size: number): Promise<Case> {
  learned ??= learn(lane);
  const singles = await learned;
  if (at < singles.length) {
    const stride = Math.max(1, singles.length / size);
    const chosen = singles[Math.floor(at * stride)];
    if (chosen) return chosen;
  }
  const random = randomOf(seed, "crash", at);
  const pairs = singles.length * MOST_STEPS_OF_A_RECOVERY * SIDES.length;
  const number = size >= singles.length + pairs ? at - singles.length : random.below(pairs);
  return pairAt(singles, number) ?? random.pick(singles);
}

async function once(
  lane: Lane,
  { seed, at, size }: { seed: string; at: number; size: number },
): Promise<Found> {
  const { scenario, cut, second } = await chooseCase(lane, seed, at, size);
  const start = await startFresh(lane);
  const prepared = await scenario.prepare(lane);
  await cutOff(lane, cut, prepared.act);
  // Also at the moment of the crash, before anything is mended: stock that is free too early could be sold.
  const violations = second ? [] : await judgeRun(lane, start, false);
  if (second) await cutOff(lane, second, () => recover(lane, prepared));
  await recover(lane, prepared);
  violations.push(...(await judgeRun(lane, start)));
  const orders = await lane.query<{ status: string }>('SELECT status FROM "order"');
  const ended = orders.length === 1 ? (orders[0]?.status ?? null) : orders.length === 0 ? null : "several";
  if (!prepared.ends.includes(ended))
    violations.push({ rule: "it ends as it must", subject: scenario.name, detail: `ended as ${ended}` });
  const where = `${scenario.name}, cut ${cut?.side} step ${cut?.step}${second ? `, then ${second.side} step ${second.step}` : ""}`;
  return {
    violations: violations.map((violation) => ({ ...violation, detail: `${violation.detail} (${where})` })),
    counted: { [second ? "pairs" : "single cuts"]: 1 },
  };
}

export const crash: Figure = {
  name: "crash",
  what: "the process is cut off at a step of pay, webhook, refund, capture, expire, cancel or reconcile",
  sizes: { test: 150, run: 2_100, long: 100_000 },
  once,
};
