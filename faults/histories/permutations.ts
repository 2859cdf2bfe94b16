import type { Random } from "@/faults/world/random";
import { Play } from "./play";
import type { Said } from "./stripe-model";

/** The `number`-th order of so many things, by the factorial number system. */
export function permutationOf(length: number, number: number): number[] {
  const left = Array.from({ length }, (_, index) => index);
  const order: number[] = [];
  let rest = number;
  for (let size = length; size > 0; size--) {
    const factorial = Array.from({ length: size - 1 }, (_, index) => index + 1).reduce((a, b) => a * b, 1);
    order.push(...left.splice(Math.floor(rest / factorial) % size, 1));
    rest %= factorial;
  }
  return order;
}

/** Created, declined, authenticated, paid, refunded in part, disputed, and the dispute won. */
function sevenEvents(play: Play): Said[] {
  const { stripe, random } = play;
  stripe.become({ status: "requires_payment_method", decline: { id: "ch_1", code: "generic_decline" } });
  stripe.become({ status: "requires_action" });
  stripe.become({ status: "succeeded", amountReceived: stripe.payment.amount });
  stripe.refund(700, null, random);
  stripe.moveDispute(random);
  stripe.endDispute("won");
  return stripe.said;
}

/** The seven events in this order, each followed at once or later by its twin. Answers what was wrong, or null. */
export function playPermutation(order: readonly number[], random: Random): string | null {
  const play = new Play(random);
  const said = sevenEvents(play);
  const twins = random.shuffle(order);
  for (const [place, index] of order.entries()) {
    for (const which of [index, twins[place]]) {
      const event = said[which ?? 0];
      if (event) play.say(event, false);
    }
  }
  return play.end();
}
