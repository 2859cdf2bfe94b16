import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Staff } from "@/lib/auth/staff-session";
import { prisma } from "@/lib/prisma";
import { placePayment } from "@/lib/testing/payment";
import { setUpSandbox } from "@/lib/testing/set-up-sandbox";
import { askStripe } from "./ask-stripe";
import { findOrderDetail } from "./order-detail";

const sandbox = setUpSandbox();

const STAFF: Staff = {
  id: "u1",
  name: "Ada Vinter",
  email: "ada@sund.example",
  role: "support",
  sessionId: "s1",
};

beforeAll(async () => {
  await prisma().user.create({ data: { id: STAFF.id, name: STAFF.name, email: STAFF.email } });
});

/** Calls the sandbox as a shop with this key would call Stripe. */
async function stripeCall(path: string, params: Record<string, string>): Promise<string> {
  const response = await fetch(`${sandbox().settings.STRIPE_API_BASE}/v1/${path}`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_till", "idempotency-key": randomUUID() },
    body: new URLSearchParams(params),
  });
  const object: { id?: string; error?: { message: string } } = await response.json();
  if (!object.id) throw new Error(object.error?.message ?? `Stripe answered ${response.status}`);
  return object.id;
}

/** An order of ours whose payment Stripe holds and nobody told us about. Returns the attempt's id as well. */
async function placeAtStripe(confirm: Record<string, string>) {
  const { orderId, facts } = await placePayment();
  const paymentIntentId = await stripeCall("payment_intents", {
    amount: String(facts.amount),
    currency: facts.currency,
    "metadata[app]": facts.app ?? "",
    "metadata[order_id]": orderId,
    "metadata[attempt_id]": facts.attemptId ?? "",
    ...confirm,
  });
  const attempt = await prisma().paymentAttempt.update({
    where: { id: facts.attemptId ?? "" },
    data: { paymentIntentId, status: "payable" },
  });
  return { orderId, attemptId: attempt.id };
}

const PAID = {
  confirm: "true",
  payment_method: "pm_card_visa",
  "automatic_payment_methods[enabled]": "true",
  "automatic_payment_methods[allow_redirects]": "never",
};

test("asking about a payment whose event was lost makes the order paid, in the name of who asked", async () => {
  const { orderId, attemptId } = await placeAtStripe(PAID);
  expect(await askStripe(STAFF, attemptId)).toEqual({ ok: true, before: "pending", after: "paid" });
  const order = await findOrderDetail(orderId);
  expect(order?.timeline.at(-1)).toMatchObject({ title: "Paid", subject: "Ada Vinter asked Stripe, which" });
});

test("asking again changes nothing", async () => {
  const { orderId, attemptId } = await placeAtStripe(PAID);
  await askStripe(STAFF, attemptId);
  const before = await findOrderDetail(orderId);
  expect(await askStripe(STAFF, attemptId)).toEqual({ ok: true, before: "paid", after: "paid" });
  expect((await findOrderDetail(orderId))?.version).toBe(before?.version);
});

test("an attempt that never reached Stripe has nothing to ask about", async () => {
  const { facts } = await placePayment();
  expect(await askStripe(STAFF, facts.attemptId ?? "")).toEqual({ ok: false, kind: "no_payment" });
  expect(await askStripe(STAFF, randomUUID())).toEqual({ ok: false, kind: "no_payment" });
});

test("a PaymentIntent that Stripe does not know is told as that", async () => {
  const { facts } = await placePayment();
  await prisma().paymentAttempt.update({
    where: { id: facts.attemptId ?? "" },
    data: { paymentIntentId: "pi_unknown", status: "payable" },
  });
  expect(await askStripe(STAFF, facts.attemptId ?? "")).toEqual({ ok: false, kind: "not_found" });
});
