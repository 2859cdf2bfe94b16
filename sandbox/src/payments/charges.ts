import { newId } from "../base/ids";
import type { ChargeRecord, Outcome } from "../records/charge";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { PaymentMethodRecord } from "../records/payment-method";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wireCharge } from "../wire/charge";
import { creditCharge } from "./balance";
import { BANK_OUTCOME } from "./declines";

/** A charge for a PaymentIntent as it stands before its result is known; nothing is stored yet. */
export function draftCharge(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): ChargeRecord {
  const card = method.details.type === "card";
  return {
    id: newId(card ? "ch" : "py"),
    created: scope.world.clock.seconds(),
    amount: intent.amount,
    amountCaptured: 0,
    amountRefunded: 0,
    currency: intent.currency,
    status: "pending",
    captured: false,
    paid: false,
    disputed: false,
    dispute: null,
    balanceTransaction: null,
    failureBalanceTransaction: null,
    billingDetails: method.billingDetails,
    customer: intent.customer,
    description: intent.description,
    failureCode: null,
    failureMessage: null,
    fraudReport: null,
    fraudStripeReport: null,
    metadata: intent.metadata,
    outcome: BANK_OUTCOME,
    paymentIntent: intent.id,
    method,
    threeDSecure: null,
    captureBefore: null,
    receiptEmail: intent.receiptEmail,
    shipping: intent.shipping,
    statementDescriptor: intent.statementDescriptor,
    statementDescriptorSuffix: intent.statementDescriptorSuffix,
    transferGroup: intent.transferGroup,
  };
}

type ChargeFailure = { code: string; message: string; outcome: Outcome | null };

/** Stores a charge that was refused and says so with `charge.failed`. */
export function failedCharge(scope: Scope, charge: ChargeRecord, failure: ChargeFailure): ChargeRecord {
  const failed = scope.account.charges.put({
    ...charge,
    status: "failed",
    paid: false,
    captured: false,
    failureCode: failure.code,
    failureMessage: failure.message,
    outcome: failure.outcome,
  });
  emit(scope, "charge.failed", { kind: "charge", record: failed });
  return failed;
}

/** The charge is captured; `attachBalance` false leaves the balance transaction for later. */
export function capturedCharge(charge: ChargeRecord, amount: number): ChargeRecord {
  return { ...charge, status: "succeeded", paid: true, captured: true, amountCaptured: amount };
}

/** Stores a captured charge together with the money it brings. */
export function storeWithBalance(scope: Scope, charge: ChargeRecord): ChargeRecord {
  const transaction = creditCharge(scope, charge);
  return scope.account.charges.put({ ...charge, balanceTransaction: transaction.id });
}

/** Shared by all events of this kind, since there is one for nearly every payment. */
const NO_BALANCE_BEFORE = { balance_transaction: null };

/** Some time after an asynchronous capture its balance transaction appears, which is an update of the charge. */
export function attachBalance(scope: Scope, id: string): void {
  const charge = scope.account.charges.get(id);
  if (!charge || charge.balanceTransaction !== null || !charge.captured) return;
  const after = scope.account.charges.put({ ...charge, balanceTransaction: creditCharge(scope, charge).id });
  emit(scope, "charge.updated", { kind: "charge", record: after }, NO_BALANCE_BEFORE);
}

/** Changes a charge and says so with `charge.updated`. */
export function updateCharge(
  scope: Scope,
  charge: ChargeRecord,
  change: Partial<ChargeRecord>,
): ChargeRecord {
  const after = scope.account.charges.put({ ...charge, ...change });
  emit(
    scope,
    "charge.updated",
    { kind: "charge", record: after },
    changedFields(wireCharge(charge), wireCharge(after)),
  );
  return after;
}

/** `previous_attributes`: the old values of the top-level fields that differ. */
export function changedFields(before: object, after: object): Record<string, unknown> {
  const now = new Map(Object.entries(after));
  return Object.fromEntries(
    Object.entries(before).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now.get(name))),
  );
}
