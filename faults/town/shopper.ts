import type { Random } from "@/faults/world/random";
import { newPayForm } from "@/lib/testing/pay-form";
import { intentAtStripe, pay, payInVain } from "@/lib/testing/started-payment";
import { pressPay } from "./app";
import { persistently } from "./persistently";
import type { Town } from "./town";

const STOPPING = 503;
// What the shop says while something of it is away; a shopper then presses again.
const PASSING = ["unexpected", "stripe", "crowded"];

export type Shopped = {
  paid: boolean;
  /** Answers with another status than 200, by what they were. */
  odd: string[];
};

/** Somebody presses Pay at either app until it is answered; then most pay, some are declined before, some leave. */
export async function shop(town: Town, productId: string, random: Random): Promise<Shopped> {
  const shopped: Shopped = { paid: false, odd: [] };
  const form = await persistently(() => newPayForm(productId));
  const { paymentIntentId } = await persistently(async () => {
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
