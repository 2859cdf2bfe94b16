import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDisputeFacts, STRIPE_DISPUTE_STATUSES } from "./dispute-facts";

const dispute = {
  id: "du_1",
  object: "dispute",
  status: "needs_response",
  reason: "fraudulent",
  amount: 5300,
  currency: "usd",
  payment_intent: "pi_1",
  evidence_details: { due_by: 1_800_000_000 },
  balance_transactions: [],
  is_charge_refundable: false,
};

test("a dispute is read with its amount, reason and deadline", () => {
  expect(parseDisputeFacts(dispute)).toEqual({
    id: "du_1",
    status: "needs_response",
    reason: "fraudulent",
    amount: 5300,
    currency: "usd",
    paymentIntentId: "pi_1",
    dueBy: 1_800_000_000,
    fundsWithdrawn: false,
    chargeRefundable: false,
  });
});

test.each(STRIPE_DISPUTE_STATUSES)("%s is read as it is", (status) => {
  expect(parseDisputeFacts({ ...dispute, status })?.status).toBe(status);
});

test("a status that Stripe adds later is unknown, not a guess", () => {
  expect(parseDisputeFacts({ ...dispute, status: "arbitration" })?.status).toBe("unknown");
});

test.each([
  ["nothing has moved", [], false],
  ["it was withdrawn", [-5300], true],
  ["the fee alone was withdrawn", [-1500], true],
  ["it was withdrawn and came back", [-5300, 5300], false],
  ["it was withdrawn, came back and was withdrawn again", [-5300, 5300, -5300], true],
] as const)("the money is away exactly while more was taken than came back: %s", (_, amounts, away) => {
  const balance_transactions = amounts.map((amount) => ({ amount }));
  expect(parseDisputeFacts({ ...dispute, balance_transactions })?.fundsWithdrawn).toBe(away);
});

test("what Stripe leaves out where there is none of it is null", () => {
  for (const nothing of [null, undefined])
    expect(
      parseDisputeFacts({ ...dispute, payment_intent: nothing, evidence_details: nothing }),
    ).toMatchObject({ paymentIntentId: null, dueBy: null });
  expect(parseDisputeFacts({ ...dispute, evidence_details: { due_by: null } })?.dueBy).toBeNull();
  expect(parseDisputeFacts({ ...dispute, balance_transactions: undefined })?.fundsWithdrawn).toBe(false);
});

test("anything that is no dispute is null, never an exception", () => {
  fc.assert(fc.property(fc.anything(), (value) => parseDisputeFacts(value) === null));
  for (const field of ["id", "object", "reason", "amount", "currency", "is_charge_refundable"])
    expect(parseDisputeFacts({ ...dispute, [field]: undefined }), field).toBeNull();
  for (const wrong of [{ object: "charge" }, { id: "" }, { amount: -1 }, { amount: 0.5 }, { currency: "us" }])
    expect(parseDisputeFacts({ ...dispute, ...wrong })).toBeNull();
});
