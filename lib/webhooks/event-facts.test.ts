import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { askInstead, EVENT_TYPES, factOfEvent, paymentOfEvent } from "./event-facts";

test("the README tells adopters to subscribe to exactly the types that Till acts on", () => {
  const readme = readFileSync(path.join(process.cwd(), "README.md"), "utf8");
  const [list = ""] = /\*\*Webhook endpoint\.\*\*.*?Other types/s.exec(readme) ?? [];
  const named = [...list.matchAll(/`((?:payment_intent|refund|charge)\.[a-z_.]+)`/g)].map(([, type]) => type);
  expect(named.toSorted()).toEqual(Object.keys(EVENT_TYPES).toSorted());
});

const PAYMENT = {
  ...{ id: "pi_1", object: "payment_intent", status: "succeeded", amount: 5300, amount_received: 5300 },
  ...{ currency: "usd", livemode: false, metadata: {} },
};
const REFUND = {
  ...{ id: "re_1", object: "refund", status: "succeeded", amount: 5300, currency: "usd" },
  payment_intent: "pi_1",
};
const DISPUTE = {
  ...{ id: "du_1", object: "dispute", status: "needs_response", reason: "fraudulent", amount: 5300 },
  ...{ currency: "usd", payment_intent: "pi_1", is_charge_refundable: false },
};

function eventOf(type: string, raw: { id?: string; object: string }): VerifiedEvent {
  const object = { id: raw.id ?? null, type: raw.object, raw };
  return { id: "evt_1", type, livemode: false, object, payload: "" };
}

const objectOf = (type: string) =>
  type.startsWith("payment_intent.") ? PAYMENT : type.startsWith("refund.") ? REFUND : DISPUTE;

test.each(Object.keys(EVENT_TYPES))("%s is read as what it says, which may be old news", (type) => {
  const fact = factOfEvent(eventOf(type, objectOf(type)));
  expect(fact).toMatchObject({ asked: false });
  if (type.startsWith("payment_intent."))
    expect(fact).toMatchObject({ kind: "payment", payment: { id: "pi_1", amountReceived: 5300 } });
  else if (type.startsWith("refund."))
    expect(fact).toMatchObject({ kind: "refund", refund: { id: "re_1", paymentIntentId: "pi_1" } });
  else expect(fact).toMatchObject({ kind: "dispute", dispute: { id: "du_1", paymentIntentId: "pi_1" } });
});

test.each(["charge.succeeded", "toString", "__proto__", ""])("%j is nothing that Till acts on", (type) => {
  expect(factOfEvent(eventOf(type, PAYMENT))).toBeNull();
  expect(paymentOfEvent(eventOf(type, PAYMENT))).toBeNull();
});

test.each([
  [
    "payment_intent.succeeded",
    { ...PAYMENT, amount: "5300" },
    { task: "reconcile_payment", paymentIntentId: "pi_1" },
  ],
  ["refund.updated", { ...REFUND, amount: null }, { task: "reconcile_refund", stripeRefundId: "re_1" }],
  ["charge.dispute.closed", { ...DISPUTE, reason: 1 }, { task: "reconcile_dispute", disputeId: "du_1" }],
])("%s that cannot be read is asked about by its id", (type, raw, job) => {
  const event = eventOf(type, raw);
  expect(factOfEvent(event)).toBe("unreadable");
  expect(askInstead(event)).toEqual(job);
  expect(paymentOfEvent(event)).toBeNull();
});

test("nothing can be asked about an object without an id, or of a kind that no event of ours has", () => {
  expect(askInstead(eventOf("refund.updated", { object: "refund" }))).toBeNull();
  expect(askInstead(eventOf("refund.updated", { id: "ch_1", object: "charge" }))).toBeNull();
});

test("a refund and a dispute are about a payment that may not be here yet; a payment is about itself", () => {
  expect(paymentOfEvent(eventOf("refund.created", REFUND))).toBe("pi_1");
  expect(paymentOfEvent(eventOf("charge.dispute.created", DISPUTE))).toBe("pi_1");
  expect(paymentOfEvent(eventOf("payment_intent.created", PAYMENT))).toBeNull();
});
