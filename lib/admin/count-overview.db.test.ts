import { expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { countOverview } from "./count-overview";
import { sumDays } from "./overview-sums";

setUpDatabase();

const ASKED = { currency: "usd", timeZone: "Europe/Copenhagen" } as const;

async function paidAt(at: string): Promise<string> {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  await owner().$executeRaw`UPDATE "order" SET paid_at = ${at}::timestamptz WHERE id = ${orderId}::uuid`;
  return orderId;
}

test("an order counts on the shop's day, also where the clocks change, and one currency only", async () => {
  await paidAt("2026-10-24T21:59:59.999Z");
  await paidAt("2026-10-24T22:00:00Z");
  await paidAt("2026-10-25T22:59:59.999Z");
  await paidAt("2026-10-25T23:00:00Z");
  const range = { from: "2026-10-25", to: "2026-10-25" };
  const counted = await countOverview({ ...ASKED, range });
  expect(counted.days).toEqual([{ day: "2026-10-25", orders: 2, takings: 20_200, refunds: 0, refunded: 0 }]);
  expect(counted.products.map(({ pieces, amount }) => [pieces, amount])).toEqual([
    [2, 9600],
    [2, 9600],
  ]);
  expect(sumDays((await countOverview({ ...ASKED, currency: "eur", range })).days).orders).toBe(0);
});

test("what was placed, paid, declined, refunded and disputed is counted from its own rows", async () => {
  const orderId = await paidAt("2026-09-01T12:00:00Z");
  const { facts } = await placePayment();
  const [declined] = [facts.attemptId ?? ""];
  const [attempt] = await owner().paymentAttempt.findMany({ where: { orderId } });
  const at = new Date("2026-09-01T12:00:00Z");
  await owner()
    .$executeRaw`UPDATE "order" SET created_at = ${at} WHERE id IN (${orderId}::uuid, ${facts.orderId}::uuid)`;
  await owner().$executeRaw`
    UPDATE payment_attempt SET created_at = ${at}, decline_code = 'insufficient_funds', decline_count = 2
    WHERE id = ${declined}::uuid`;
  const shared = { orderId, attemptId: attempt?.id ?? "", currency: "usd", createdAt: at };
  await owner().dispute.create({
    data: {
      ...{ ...shared, id: "du_counted", status: "needs_response", reason: "fraudulent", amount: 700 },
      ...{ fundsWithdrawn: true, chargeRefundable: false },
    },
  });
  const range = { from: "2026-09-01", to: "2026-09-01" };
  const counted = await countOverview({ ...ASKED, range });
  expect(counted).toMatchObject({
    ...{ placed: 2, placedAndPaid: 1, disputes: { count: 1, amount: 700 } },
    declines: [{ code: "insufficient_funds", payments: 1 }],
  });
});
