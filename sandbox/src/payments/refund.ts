import { newId } from "../base/ids";
import { type ApiError, invalidRequest } from "../protocol/errors";
import type { ChargeRecord } from "../records/charge";
import { type DisputeRecord, leavesRefundable } from "../records/dispute";
import type { RefundReason, RefundRecord } from "../records/refund";
import { planTask, type Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wireRefund } from "../wire/refund";
import { addBalanceTransaction } from "./balance";
import { behaviourOf } from "./behaviours";
import { changedFields } from "./charges";
import { formatAmount } from "./currency";

type RefundRequest = {
  /** In the currency's minor unit; null for all that is left. */
  amount: number | null;
  reason: RefundReason | null;
  metadata: Record<string, string>;
};

/** Pays back all or part of a charge. Throws 400 when it is disputed, already refunded, or too little is left. */
export function createRefund(scope: Scope, charge: ChargeRecord, request: RefundRequest): RefundRecord {
  const amount = request.amount ?? refundable(scope, charge);
  checkRefund(scope, charge, amount);
  const later = behaviourOf(charge.method.behaviour).refund;
  const pending = later === "pending_then_succeeds";
  const refund: RefundRecord = {
    id: newId("re"),
    created: scope.world.clock.seconds(),
    amount,
    currency: charge.currency,
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    balanceTransaction: null,
    failureBalanceTransaction: null,
    failureReason: null,
    metadata: request.metadata,
    reason: request.reason,
    status: pending ? "pending" : "succeeded",
    methodType: charge.method.details.type,
  };
  const stored = scope.account.refunds.put({ ...refund, balanceTransaction: debit(scope, charge, refund) });
  emit(scope, "refund.created", { kind: "refund", record: stored });
  if (pending) planTask(scope, "finish_refund", stored.id, scope.world.settings.refund);
  else countRefund(scope, stored);
  if (later === "succeeds_then_fails") planTask(scope, "fail_refund", stored.id, scope.world.settings.refund);
  return stored;
}

/** What no refund, finished or pending, has claimed yet. */
function refundable(scope: Scope, charge: ChargeRecord): number {
  const refunds = scope.account.refunds.list({
    index: { name: "charge", keys: [charge.id] },
    limit: 1000,
  }).records;
  const claimed = refunds.filter((refund) => refund.status === "pending" || refund.status === "succeeded");
  return charge.amountCaptured - claimed.reduce((sum, refund) => sum + refund.amount, 0);
}

/** 400 for a payment whose charge failed, is still under way, or was never made. */
export function nothingToRefund(intentId: string): ApiError {
  return invalidRequest(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`);
}

function disputesOf(scope: Scope, charge: ChargeRecord): DisputeRecord[] {
  return scope.account.disputes.list({ index: { name: "charge", keys: [charge.id] }, limit: 1000 }).records;
}

function checkRefund(scope: Scope, charge: ChargeRecord, amount: number): void {
  if (charge.status !== "succeeded") throw nothingToRefund(charge.paymentIntent);
  if (!charge.captured) {
    throw invalidRequest(
      `This uncaptured Charge was created by a PaymentIntent (${charge.paymentIntent}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    );
  }
  if (disputesOf(scope, charge).some((dispute) => !leavesRefundable(dispute))) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  }
  const left = refundable(scope, charge);
  if (left <= 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  }
  if (amount > left) {
    const asked = formatAmount(amount, charge.currency);
    throw invalidRequest(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${formatAmount(left, charge.currency)})`,
      { param: "amount" },
    );
  }
}

function debit(scope: Scope, charge: ChargeRecord, refund: RefundRecord): string {
  const card = charge.method.details.type === "card";
  return addBalanceTransaction(scope, {
    amount: -refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description:
      charge.description === null ? `REFUND FOR CHARGE` : `REFUND FOR CHARGE (${charge.description})`,
    type: card ? "refund" : "payment_refund",
    reportingCategory: "refund",
  }).id;
}

/** A succeeded refund counts on its charge. */
function countRefund(scope: Scope, refund: RefundRecord): void {
  const charge = scope.account.charges.get(refund.charge);
  if (!charge) return;
  const after = scope.account.charges.put({
    ...charge,
    amountRefunded: charge.amountRefunded + refund.amount,
  });
  emit(
    scope,
    "charge.refunded",
    { kind: "charge", record: after },
    {
      amount_refunded: charge.amountRefunded,
      ...(after.amountRefunded === after.amountCaptured ? { refunded: false } : {}),
    },
  );
}

/** Changes a refund and says so with both of the events Stripe has for it. */
export function updateRefund(
  scope: Scope,
  before: RefundRecord,
  change: Partial<RefundRecord>,
): RefundRecord {
  const after = scope.account.refunds.put({ ...before, ...change });
  const previous = changedFields(wireRefund(before), wireRefund(after));
  emit(scope, "refund.updated", { kind: "refund", record: after }, previous);
  emit(scope, "charge.refund.updated", { kind: "refund", record: after }, previous);
  return after;
}

/** A pending refund has arrived. */
export function finishRefund(scope: Scope, id: string): void {
  const refund = scope.account.refunds.get(id);
  if (refund?.status !== "pending") return;
  countRefund(scope, updateRefund(scope, refund, { status: "succeeded" }));
}

/** The bank sends the money of a refund back, however late. Returns null when there is nothing to fail. */
export function failRefund(scope: Scope, id: string): RefundRecord | null {
  const refund = scope.account.refunds.get(id);
  if (!refund || (refund.status !== "pending" && refund.status !== "succeeded")) return null;
  const counted = refund.status === "succeeded";
  const transaction = returnMoney(scope, refund);
  const failed = scope.account.refunds.put({
    ...refund,
    status: "failed",
    failureReason: "expired_or_canceled_card",
    failureBalanceTransaction: transaction,
  });
  uncount(scope, refund, counted);
  const previous = changedFields(wireRefund(refund), wireRefund(failed));
  emit(scope, "refund.failed", { kind: "refund", record: failed }, previous);
  emit(scope, "charge.refund.updated", { kind: "refund", record: failed }, previous);
  return failed;
}

/** Only a refund that has not succeeded yet can be canceled. */
export function cancelRefund(scope: Scope, refund: RefundRecord): RefundRecord {
  if (refund.status !== "pending" && refund.status !== "requires_action") {
    throw invalidRequest(`Refund ${refund.id} cannot be canceled because its status is ${refund.status}.`);
  }
  return updateRefund(scope, refund, {
    status: "canceled",
    failureBalanceTransaction: returnMoney(scope, refund),
    failureReason: "merchant_request",
  });
}

function returnMoney(scope: Scope, refund: RefundRecord): string {
  return addBalanceTransaction(scope, {
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: "REFUND FAILURE",
    type: "refund_failure",
    reportingCategory: "refund_failure",
  }).id;
}

function uncount(scope: Scope, refund: RefundRecord, counted: boolean): void {
  const charge = scope.account.charges.get(refund.charge);
  if (!charge || !counted) return;
  scope.account.charges.put({ ...charge, amountRefunded: charge.amountRefunded - refund.amount });
}
