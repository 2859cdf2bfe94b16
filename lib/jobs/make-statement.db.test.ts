import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { reconcileDispute } from "@/lib/payments/reconcile-dispute";
import { reconcilePayment } from "@/lib/payments/reconcile-payment";
import { reconcileRefund } from "@/lib/payments/reconcile-refund";
import { prisma } from "@/lib/prisma";
import { SHOP } from "@/lib/shop";
import { dayOf } from "@/lib/shop-days";
import { findStatement } from "@/lib/statement/find-statement";
import { askForStatement } from "@/lib/statement/make-statement";
import { workOff } from "@/lib/testing/jobs";
import { placePayment } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";

const sandbox = setUpSandbox();
const RECONCILE = { by: "reconcile" } as const;
const month = dayOf(new Date(), SHOP.timeZone).slice(0, 7);

type Answer = { id: string; data: { id: string; amount: number; fee: number }[]; has_more: boolean };

async function call(path: string, params?: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${sandbox().settings.STRIPE_API_BASE}/v1/${path}`, {
    method: params ? "POST" : "GET",
    headers: { authorization: "Bearer sk_test_till", "idempotency-key": randomUUID() },
    ...(params && { body: new URLSearchParams(params) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

const pay = (amount: number, currency: string, metadata: Record<string, string>) =>
  call("payment_intents", {
    ...{ amount: String(amount), currency, confirm: "true", payment_method: "pm_card_visa", ...metadata },
    // At once: by default the balance hears of a charge a little later.
    capture_method: "automatic",
    "automatic_payment_methods[enabled]": "true",
    "automatic_payment_methods[allow_redirects]": "never",
  });

async function payOrder(): Promise<{ intent: string; amount: number }> {
  const { orderId, facts } = await placePayment();
  const { id } = await pay(facts.amount, facts.currency, {
    "metadata[app]": facts.app ?? "",
    "metadata[order_id]": orderId,
    "metadata[attempt_id]": facts.attemptId ?? "",
  });
  await prisma().paymentAttempt.update({
    where: { id: facts.attemptId ?? "" },
    data: { paymentIntentId: id, status: "payable" },
  });
  await reconcilePayment(id, RECONCILE);
  return { intent: id, amount: facts.amount };
}

/** Numbers below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function make() {
  await askForStatement(month, "ann");
  await workOff();
  return await findStatement(month);
}

test("a month with refunds, disputes and another program's money ties to the cent", async () => {
  const random = seeded(51);
  for (let n = 0; n < 30; n++) {
    const { intent, amount } = await payOrder();
    const what = random();
    if (what < 0.4) {
      const part = String(1 + Math.floor(random() * amount));
      const { id } = await call("refunds", { payment_intent: intent, amount: part });
      await reconcileRefund(id, RECONCILE);
    } else if (what < 0.7) {
      await sandbox().control("disputes/open", { payment_intent: intent });
      const id = (await call(`disputes?payment_intent=${intent}`)).data[0]?.id ?? "";
      if (what < 0.5) await sandbox().control("disputes/win", { dispute: id });
      await reconcileDispute(id, RECONCILE);
    }
  }
  await pay(777, "usd", {});
  const { made } = await make();
  expect(made?.statement.differences).toEqual([]);
  const { data, has_more } = await call("balance_transactions?limit=100&currency=usd");
  expect(has_more).toBe(false);
  const sums = made?.statement.sums.find(({ currency }) => currency === "usd");
  expect((sums?.net ?? 0) + (sums?.elsewhere ?? 0)).toBe(
    data.reduce((sum, { amount, fee }) => sum + amount - fee, 0),
  );
  expect(sums?.refunds).toBeLessThan(0);
  expect(sums?.withdrawn).toBeLessThan(0);
  expect(sums?.reinstated).toBeGreaterThan(0);
  expect(sums?.elsewhere).toBeGreaterThan(0);
}, 60_000);

test("a refund that the shop does not know is named, and a Stripe that fails leaves the older statement", async () => {
  const { intent } = await payOrder();
  const { id } = await call("refunds", { payment_intent: intent, amount: "100" });
  const { made } = await make();
  expect(made?.statement.differences).toMatchObject([
    { why: "stripe_only", kind: "refund", source: id, stripe: { amount: -100 }, shop: null },
  ]);
  await sandbox().control("faults/requests", { kind: "error_before", method: "GET", times: 3 });
  const after = await make();
  expect(after.last?.failure).toMatch(/Stripe did not give/);
  expect(after.made?.at).toEqual(made?.at);
}, 60_000);
