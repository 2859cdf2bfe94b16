import { newId } from "../base/ids";
import type { BalanceTransactionRecord } from "../records/balance-transaction";
import type { ChargeRecord } from "../records/charge";
import type { DisputeReason, DisputeRecord } from "../records/dispute";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { addBalanceTransaction } from "./balance";
import { behaviourOf } from "./behaviours";

const EVIDENCE_DAYS = 9;
const DAY = 24 * 3600;

/** What Stripe keeps for a chargeback, in minor units; a win does not give it back. */
const DISPUTE_FEE = 1500;

/** Opens the disputes that the test card of a fresh charge is made for. */
export function openPlannedDisputes(scope: Scope, charge: ChargeRecord): void {
  const planned = behaviourOf(charge.method.behaviour).dispute;
  if (!planned) return;
  if (planned === "early_fraud_warning") warnEarly(scope, charge);
  else if (planned === "inquiry") openDispute(scope, charge, "general", true);
  else if (planned === "twice") {
    openDispute(scope, charge, "fraudulent", false);
    openDispute(scope, scope.account.charges.get(charge.id) ?? charge, "duplicate", false);
  } else openDispute(scope, charge, planned, false);
}

/** Opens a dispute (which takes the money) or an inquiry (which does not) about all of a charge. */
export function openDispute(
  scope: Scope,
  charge: ChargeRecord,
  reason: DisputeReason,
  inquiry: boolean,
): DisputeRecord {
  const { details } = charge.method;
  const now = scope.world.clock.seconds();
  const opened = scope.account.disputes.put({
    id: newId("du"),
    created: now,
    amount: charge.amountCaptured,
    currency: charge.currency,
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
    evidence: {},
    submissionCount: 0,
    dueBy: now + EVIDENCE_DAYS * DAY,
    balanceTransactions: [],
    brand: details.type === "card" ? details.card.brand : details.type,
    metadata: {},
  });
  scope.account.charges.put({ ...charge, disputed: true, dispute: opened.id });
  emit(scope, "charge.dispute.created", { kind: "dispute", record: opened });
  return inquiry ? opened : withdrawFunds(scope, opened);
}

/** Takes the disputed money and the fee. */
export function withdrawFunds(scope: Scope, dispute: DisputeRecord): DisputeRecord {
  const withdrawn = scope.account.disputes.put({
    ...dispute,
    balanceTransactions: [...dispute.balanceTransactions, disputeMovement(scope, dispute, "withdraw")],
  });
  emit(scope, "charge.dispute.funds_withdrawn", { kind: "dispute", record: withdrawn });
  return withdrawn;
}

/** Books the disputed money out (with the fee) or back in (without it). */
export function disputeMovement(
  scope: Scope,
  dispute: DisputeRecord,
  direction: "withdraw" | "reinstate",
): BalanceTransactionRecord {
  const withdraw = direction === "withdraw";
  return addBalanceTransaction(scope, {
    amount: withdraw ? -dispute.amount : dispute.amount,
    fee: withdraw ? DISPUTE_FEE : 0,
    currency: dispute.currency,
    source: dispute.id,
    description: withdraw
      ? `Chargeback withdrawal for ${dispute.charge}`
      : `Chargeback reversal for ${dispute.charge}`,
    type: "adjustment",
    reportingCategory: withdraw ? "dispute" : "dispute_reversal",
  });
}

function warnEarly(scope: Scope, charge: ChargeRecord): void {
  const warning = scope.account.earlyFraudWarnings.put({
    id: newId("issfr"),
    created: scope.world.clock.seconds(),
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
  });
  emit(scope, "radar.early_fraud_warning.created", { kind: "early_fraud_warning", record: warning });
}
