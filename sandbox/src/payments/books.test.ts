import fc from "fast-check";
import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const METHODS = [
  "pm_card_visa",
  "pm_card_pendingRefund",
  "pm_card_refundFail",
  "pm_card_createDisputeInquiry",
];
const ACTIONS = [
  "refund",
  "finishRefund",
  "failRefund",
  "cancelRefund",
  "dispute",
  "win",
  "lose",
  "wait",
] as const;

/** How often a dispute in this status has moved money; once unless listed. */
const MOVEMENTS: Record<string, number> = { won: 2, warning_needs_response: 0, warning_closed: 0 };

const step = fc.record({ action: fc.constantFrom(...ACTIONS), amount: fc.integer({ min: 1, max: 900 }) });

/** One move of the shop, the bank or the cardholder; a refusal is as good as a success here. */
async function act(intent: string, { action, amount }: { action: (typeof ACTIONS)[number]; amount: number }) {
  const { stripe, client } = sandbox;
  const refund = (await stripe.refunds.list({ payment_intent: intent })).data[0]?.id ?? "re_none";
  const dispute = (await stripe.disputes.list({ payment_intent: intent })).data[0]?.id ?? "du_none";
  const moves: Record<typeof action, () => Promise<unknown>> = {
    refund: () => stripe.refunds.create({ payment_intent: intent, amount }),
    finishRefund: () => client.finishRefund(refund),
    failRefund: () => client.failRefund(refund),
    cancelRefund: () => stripe.refunds.cancel(refund),
    dispute: () => client.openDispute(intent),
    win: () => client.winDispute(dispute),
    lose: () => client.loseDispute(dispute),
    wait: () => client.advance(10_000),
  };
  await moves[action]().catch(() => undefined);
}

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

function refunded(refunds: Stripe.Refund[], ...statuses: string[]): number {
  return sum(refunds.filter(({ status }) => statuses.includes(status ?? "")).map(({ amount }) => amount));
}

/** What disputes have taken and not given back. */
function withdrawn(disputes: Stripe.Dispute[]): number {
  return sum(
    disputes.flatMap(({ balance_transactions }) => balance_transactions.map(({ amount }) => -amount)),
  );
}

test("whatever happens to a payment, its charge, refunds, disputes and balance agree", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      fc.array(step, { maxLength: 10 }),
      async (method, steps) => {
        const { stripe, client } = sandbox;
        await client.reset();
        const { id } = await stripe.paymentIntents.create({
          amount: 1000,
          currency: "usd",
          confirm: true,
          capture_method: "automatic",
          payment_method: method,
          return_url: "https://shop.test/done",
        });
        for (const one of steps) await act(id, one);
        const intent = await stripe.paymentIntents.retrieve(id);
        const [charge] = (await stripe.charges.list({ payment_intent: id })).data;
        const refunds = (await stripe.refunds.list({ payment_intent: id, limit: 100 })).data;
        const disputes = (await stripe.disputes.list({ payment_intent: id, limit: 100 })).data;
        const balance = (await stripe.balanceTransactions.list({ limit: 100 })).data;
        expect(intent).toMatchObject({ status: "succeeded", amount_received: 1000 });
        expect(charge?.amount_refunded).toBe(refunded(refunds, "succeeded"));
        expect(charge?.refunded).toBe(charge?.amount_refunded === 1000);
        expect(refunded(refunds, "succeeded", "pending")).toBeLessThanOrEqual(1000);
        expect(charge?.disputed).toBe(disputes.length > 0);
        expect(sum(balance.map(({ amount }) => amount))).toBe(
          1000 - refunded(refunds, "succeeded", "pending") - withdrawn(disputes),
        );
        for (const { status, balance_transactions } of disputes) {
          expect(balance_transactions).toHaveLength(MOVEMENTS[status] ?? 1);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
