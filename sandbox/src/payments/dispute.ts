import { invalidRequest } from "../protocol/errors";
import type { DisputeRecord } from "../records/dispute";
import { planTask, type Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wireDispute } from "../wire/dispute";
import { changedFields, updateCharge } from "./charges";
import { disputeMovement, withdrawFunds } from "./open-dispute";

const OPEN = ["needs_response", "warning_needs_response", "under_review", "warning_under_review"];

/** Whether a decision is still to come. */
export function isOpen(dispute: DisputeRecord): boolean {
  return OPEN.includes(dispute.status);
}

/** Changes a dispute; `submits` sends the evidence to the bank, which decides some time later. */
export function updateDispute(
  scope: Scope,
  before: DisputeRecord,
  change: Pick<DisputeRecord, "evidence" | "metadata">,
  submits: boolean,
): DisputeRecord {
  if (submits && before.status !== "needs_response" && before.status !== "warning_needs_response") {
    throw invalidRequest(
      "This dispute is already closed or under review, so its evidence can no longer be submitted.",
      {
        param: "evidence",
      },
    );
  }
  const after: DisputeRecord = {
    ...before,
    ...change,
    ...(submits
      ? {
          status:
            before.status === "needs_response"
              ? ("under_review" as const)
              : ("warning_under_review" as const),
          submissionCount: before.submissionCount + 1,
        }
      : {}),
  };
  storeUpdate(scope, before, after);
  if (submits) planTask(scope, "decide_dispute", after.id, scope.world.settings.dispute);
  return after;
}

function storeUpdate(scope: Scope, before: DisputeRecord, after: DisputeRecord): void {
  const now = scope.world.clock.seconds();
  scope.account.disputes.put(after);
  const previous = changedFields(wireDispute(before, now), wireDispute(after, now));
  emit(scope, "charge.dispute.updated", { kind: "dispute", record: after }, previous);
}

/** The bank reads the evidence: Stripe's test texts say how it decides, anything else stays under review. */
export function decideDispute(scope: Scope, id: string): void {
  const dispute = scope.account.disputes.get(id);
  if (dispute?.status !== "under_review" && dispute?.status !== "warning_under_review") return;
  const text = dispute.evidence.uncategorized_text;
  if (text === "winning_evidence") winDispute(scope, dispute);
  else if (text === "losing_evidence") loseDispute(scope, dispute);
  else if (text === "escalate_inquiry_evidence" && dispute.status === "warning_under_review")
    escalate(scope, dispute);
}

/** An inquiry becomes a chargeback: now the money goes. */
function escalate(scope: Scope, dispute: DisputeRecord): void {
  const escalated: DisputeRecord = { ...dispute, status: "needs_response" };
  storeUpdate(scope, dispute, escalated);
  withdrawFunds(scope, escalated);
}

/** Decided for the shop: the amount comes back (not the fee). A won inquiry is `warning_closed`; no money moved. */
export function winDispute(scope: Scope, dispute: DisputeRecord): DisputeRecord {
  const inquiry = dispute.status.startsWith("warning_");
  if (inquiry) return closeAs(scope, dispute, "warning_closed");
  const charge = scope.account.charges.get(dispute.charge);
  if (charge) updateCharge(scope, charge, { disputed: true });
  const reinstated: DisputeRecord = {
    ...dispute,
    status: "won",
    balanceTransactions: [...dispute.balanceTransactions, disputeMovement(scope, dispute, "reinstate")],
  };
  scope.account.disputes.put(reinstated);
  emit(scope, "charge.dispute.funds_reinstated", { kind: "dispute", record: reinstated });
  emit(scope, "charge.dispute.closed", { kind: "dispute", record: reinstated });
  return reinstated;
}

/** Decided for the cardholder: the money stays gone. A lost inquiry ends as `warning_closed` too. */
export function loseDispute(scope: Scope, dispute: DisputeRecord): DisputeRecord {
  return closeAs(scope, dispute, dispute.status.startsWith("warning_") ? "warning_closed" : "lost");
}

function closeAs(scope: Scope, dispute: DisputeRecord, status: "lost" | "warning_closed"): DisputeRecord {
  const closed = scope.account.disputes.put({ ...dispute, status });
  emit(scope, "charge.dispute.closed", { kind: "dispute", record: closed });
  const charge = scope.account.charges.get(dispute.charge);
  if (charge) updateCharge(scope, charge, { disputed: true });
  return closed;
}

/** The shop gives in. */
export function closeDispute(scope: Scope, dispute: DisputeRecord): DisputeRecord {
  if (!isOpen(dispute)) {
    throw invalidRequest("This dispute is already closed");
  }
  return loseDispute(scope, dispute);
}
