import { startPayment } from "@/lib/payments/start-payment";
import { fillCart } from "./shop";

/** What each of a crowd that presses Pay at once for these carts is told, counted; "served" who can pay. */
export async function crowd(carts: readonly Record<string, number>[]): Promise<Record<string, number>> {
  const requests = await Promise.all(carts.map((cart) => fillCart(cart)));
  const told = await Promise.all(
    requests.map((request) =>
      startPayment(request).then(
        (answer) => (answer.ok ? "served" : answer.kind),
        (error: unknown) => `unexpected: ${error}`,
      ),
    ),
  );
  return countAnswers(told);
}

/** How often each answer was given. */
export function countAnswers(told: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of told) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
