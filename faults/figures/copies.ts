import type { Violation } from "@/faults/oracle/rule";
import type { StripeEvent } from "@/faults/world/deliver";
import type { Random } from "@/faults/world/random";

export const ORDERS = 4;
export const COPIES = 50;
export const AT_ONCE = 16;

/**
 * Delivers every event many times, several at once and in any order. `deliver` answers with the shop's status, and
 * is told which of the senders it is, counted from 0. A delivery that is not answered with 200 is a violation.
 */
export async function deliverCopies(
  events: readonly StripeEvent[],
  random: Random,
  deliver: (event: StripeEvent, sender: number) => Promise<number>,
): Promise<{ deliveries: number; refused: Violation[] }> {
  const queue = random.shuffle(events.flatMap((event) => Array.from({ length: COPIES }, () => event)));
  const deliveries = queue.length;
  const refused: Violation[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, sender) => {
      for (let event = queue.pop(); event; event = queue.pop()) {
        const status = await deliver(event, sender);
        if (status !== 200)
          refused.push({
            rule: "a signed event is taken in",
            subject: event.id,
            detail: `${event.type}: ${status}`,
          });
      }
    }),
  );
  return { deliveries, refused };
}
