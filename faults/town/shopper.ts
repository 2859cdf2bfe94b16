import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "@/faults/world/random";
import { newPayForm } from "@/lib/testing/pay-form";
import { intentAtStripe, pay, payInVain } from "@/lib/testing/started-payment";
import { pressPay } from "./app";
import type { Town } from "./town";

const PATIENCE_MS = 60_000;
const PAUSE_MS = 100;
const STOPPING = 503;
// What the shop says while something of it is away; a shopper then presses again.
const PASSING = ["unexpected", "stripe", "crowded"];

export type Shopped = {
  paid: boolean;
  presses: number;
  /** Answers with another status than 200, by what they were. */
  odd: string[];
};

/** Does something again until it succeeds, as a shopper does who does not give up. Rejects after a minute. */
async function persistently<Result>(work: () => Promise<Result | null>): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const result = await work().catch((error: unknown) => {
      if (Date.now() > end) throw error;
      return null;
    });
    if (result !== null) return result;
    if (Date.now() > end) throw new Error("a shopper never got through");
    await wait(PAUSE_MS);
  }
}

/** Somebody presses Pay at either app until it is answered; then most pay, some are declined before, some leave. */
export async function shop(town: Town, productId: string, random: Random): Promise<Shopped> {
  const shopped: Shopped = { paid: false, presses: 0, odd: [] };
  const form = await persistently(() => newPayForm(productId));
  const { paymentIntentId } = await persistently(async () => {
    shopped.presses += 1;
    const pressed = await pressPay(random.pick(town.apps), form, random);
    if ("paymentIntentId" in pressed) return pressed;
    // A load balancer asks another app instead of one that is just stopping.
    if ("status" in pressed && pressed.status === STOPPING) return null;
    if ("status" in pressed) shopped.odd.push(`${pressed.status}: ${pressed.text}`);
    else if (!PASSING.includes(pressed.refused)) throw new Error(`refused: ${pressed.refused}`);
    return null;
  });
  if (random.chance(0.2)) return shopped;
  if (random.chance(0.2)) await payInVain(paymentIntentId).catch(() => undefined);
  await persistently(async () => {
    await pay(paymentIntentId).catch(() => undefined);
    return (await intentAtStripe(paymentIntentId)).status === "succeeded" ? true : null;
  });
  shopped.paid = true;
  return shopped;
}
