import { Prisma } from "@/prisma/generated/client";
import type { Decided } from "./decided";
import { amongIds, only, rowsOf } from "./rows";

function attemptRows(decided: readonly Decided[]) {
  return decided.flatMap(({ changes }) =>
    only(changes, "put_attempt").map(({ attempt }) => ({
      id: attempt.id,
      status: attempt.status,
      payment: attempt.paymentIntentId,
      received: attempt.amountReceived,
      decline_code: attempt.declineCode,
      decline_ids: attempt.declineIds,
      lapses: attempt.captureBefore,
      capture: attempt.captureAmount,
      capture_id: attempt.captureId,
      lapse_told: attempt.lapseTold,
    })),
  );
}

function refundRows(decided: readonly Decided[]) {
  return decided.flatMap(({ order, changes }) => {
    const restocked = only(changes, "restock").map(({ refundId }) => refundId);
    return only(changes, "put_refund").map(({ refund }) => ({
      id: refund.id,
      order_id: order.id,
      attempt_id: refund.attemptId,
      status: refund.status,
      amount: refund.amount,
      currency: order.currency,
      stripe_id: refund.stripeRefundId,
      restock: refund.restock,
      restocked: refund.restocked || restocked.includes(refund.id),
      failure: refund.failureReason,
      reason: refund.reason,
      note: refund.note,
      requested_by: refund.requestedBy,
      approved_by: refund.approvedBy,
      review_id: refund.reviewId,
    }));
  });
}

function refundLineRows(decided: readonly Decided[]) {
  return decided.flatMap(({ changes }) =>
    only(changes, "put_refund").flatMap(({ refund }) =>
      refund.lines.map(({ productId, quantity }) => ({
        refund_id: refund.id,
        product_id: productId,
        quantity,
      })),
    ),
  );
}

function disputeRows(decided: readonly Decided[]) {
  return decided.flatMap(({ order, changes }) =>
    only(changes, "put_dispute").map(({ dispute }) => ({
      id: dispute.id,
      order_id: order.id,
      attempt_id: dispute.attemptId,
      status: dispute.status,
      reason: dispute.reason,
      amount: dispute.amount,
      currency: order.currency,
      due_by: dispute.dueBy,
      withdrawn: dispute.fundsWithdrawn,
      refundable: dispute.chargeRefundable,
    })),
  );
}

/**
 * Writes attempts, refunds and disputes. A refund that a decision made up has its own id as idempotency key; its lines
 * stay as they were asked for.
 */
export function paymentParts(decided: readonly Decided[]): Prisma.Sql[] {
  const attempts = attemptRows(decided);
  const refunds = refundRows(decided);
  const lines = refundLineRows(decided);
  const disputes = disputeRows(decided);
  const parts: Prisma.Sql[] = [];
  if (attempts.length > 0) {
    parts.push(Prisma.sql`attempts AS (
      UPDATE payment_attempt a
      SET status = x.status, payment_intent_id = x.payment, amount_received = x.received,
          decline_code = x.decline_code, decline_ids = x.decline_ids, decline_count = cardinality(x.decline_ids),
          decline_id = x.decline_ids[cardinality(x.decline_ids)], capture_before = to_timestamp(x.lapses),
          capture_amount = x.capture, capture_id = x.capture_id, lapse_told = x.lapse_told,
          last_error = CASE x.status WHEN 'lost' THEN 'not_found' WHEN 'starting' THEN a.last_error WHEN 'refused' THEN a.last_error END, updated_at = now()
      FROM ${rowsOf(attempts, "id uuid, status attempt_status, payment text, received int, decline_code text, decline_ids text[], lapses bigint, capture int, capture_id uuid, lapse_told boolean")}
      WHERE a.id = x.id AND ${amongIds(
        "a.id",
        attempts.map(({ id }) => id),
      )}
    )`);
  }
  if (refunds.length > 0) {
    parts.push(Prisma.sql`refunds AS (
      INSERT INTO refund (id, order_id, attempt_id, status, idempotency_key, amount, currency, stripe_refund_id,
                          restock, restocked, failure_reason, reason, note, requested_by, approved_by, review_id)
      SELECT id, order_id, attempt_id, status, id, amount, currency, stripe_id, restock, restocked, failure,
             reason, note, requested_by, approved_by, review_id
      FROM ${rowsOf(refunds, "id uuid, order_id uuid, attempt_id uuid, status refund_status, amount int, currency text, stripe_id text, restock boolean, restocked boolean, failure text, reason text, note text, requested_by text, approved_by text, review_id uuid")}
      ON CONFLICT (id) DO UPDATE
        SET status = excluded.status, stripe_refund_id = excluded.stripe_refund_id,
            restocked = excluded.restocked, failure_reason = excluded.failure_reason,
            approved_by = excluded.approved_by, updated_at = now()
    )`);
  }
  if (lines.length > 0) {
    parts.push(Prisma.sql`refund_lines AS (
      INSERT INTO refund_line (refund_id, product_id, quantity)
      SELECT refund_id, product_id, quantity FROM ${rowsOf(lines, "refund_id uuid, product_id text, quantity int")}
      ON CONFLICT DO NOTHING
    )`);
  }
  if (disputes.length > 0) {
    parts.push(Prisma.sql`disputes AS (
      INSERT INTO dispute (id, order_id, attempt_id, status, reason, amount, currency, due_by, funds_withdrawn,
                           charge_refundable)
      SELECT id, order_id, attempt_id, status, reason, amount, currency, to_timestamp(due_by), withdrawn, refundable
      FROM ${rowsOf(disputes, "id text, order_id uuid, attempt_id uuid, status dispute_status, reason text, amount int, currency text, due_by bigint, withdrawn boolean, refundable boolean")}
      ON CONFLICT (id) DO UPDATE
        SET status = excluded.status, reason = excluded.reason, amount = excluded.amount, due_by = excluded.due_by,
            funds_withdrawn = excluded.funds_withdrawn, charge_refundable = excluded.charge_refundable,
            updated_at = now()
    )`);
  }
  return parts;
}
