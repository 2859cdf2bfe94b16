-- Refunds that staff ask for, and reviews that a named person closes. Nothing that the version before reads or
-- writes is taken away but one CHECK, which was wrong: who paid an order twice can get both payments back.
SET lock_timeout = '5s';

ALTER TABLE "order" DROP CONSTRAINT order_refunded_within_total;
ALTER TABLE "order" ADD CONSTRAINT order_refunded_not_negative CHECK (refunded_amount >= 0) NOT VALID;

-- The review that a refund settles: it is closed once the refund is on its way.
ALTER TABLE refund ADD COLUMN review_id UUID REFERENCES review (id) ON DELETE SET NULL ON UPDATE CASCADE;

-- What we ask for never exceeds what was captured. What Stripe says of itself is believed even where it does: a
-- refund made in the Dashboard while ours was on its way is a fact, and ours will be refused.
CREATE FUNCTION refuse_refund_beyond_captured() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  captured integer;
BEGIN
  SELECT amount_received INTO captured FROM payment_attempt WHERE id = NEW.attempt_id FOR NO KEY UPDATE;
  IF captured < (
    SELECT sum(amount) FROM refund WHERE attempt_id = NEW.attempt_id
      AND status IN ('awaiting_approval', 'requested', 'pending', 'requires_action', 'succeeded')
  ) THEN
    RAISE check_violation USING MESSAGE = format('refund %s violates what was captured: %s', NEW.id, captured);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER refund_within_captured AFTER INSERT ON refund FOR EACH ROW
  WHEN (NEW.stripe_refund_id IS NULL AND NEW.status IN ('awaiting_approval', 'requested'))
  EXECUTE FUNCTION refuse_refund_beyond_captured();

-- The list of reviews, the oldest first.
CREATE INDEX review_opened_at_id_idx ON review (opened_at, id);

-- Decisions about refunds need what was ordered, and who asked.
CREATE OR REPLACE FUNCTION load_orders(attempt_ids uuid[], payment_intent_ids text[], order_ids uuid[]) RETURNS SETOF json
LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid[];
BEGIN
  SELECT array_agg(DISTINCT id) INTO wanted FROM (
    SELECT order_id AS id FROM payment_attempt
    WHERE id = ANY (attempt_ids) OR payment_intent_id = ANY (payment_intent_ids)
    UNION SELECT id FROM "order" WHERE id = ANY (order_ids)
  ) found;
  IF wanted IS NULL THEN RETURN; END IF;

  PERFORM 1 FROM cart WHERE id IN (SELECT cart_id FROM "order" WHERE id = ANY (wanted)) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM "order" WHERE id = ANY (wanted) ORDER BY id FOR NO KEY UPDATE;

  RETURN QUERY
  SELECT json_build_object(
    'id', o.id, 'status', o.status, 'totalAmount', o.total_amount, 'currency', o.currency, 'livemode', o.livemode,
    'refundedAmount', o.refunded_amount, 'disputeOpen', o.dispute_open, 'itemsInCart', o.items_in_cart,
    'cartId', o.cart_id, 'email', o.email,
    'stockAvailable', NOT EXISTS (
      SELECT FROM order_item i JOIN product p ON p.id = i.product_id
      WHERE i.order_id = o.id AND p.stock < i.quantity
    ),
    'items', coalesce((
      SELECT json_agg(json_build_object(
        'productId', i.product_id, 'quantity', i.quantity, 'unitAmount', i.unit_amount
      ) ORDER BY i.product_id)
      FROM order_item i WHERE i.order_id = o.id
    ), '[]'),
    'attempts', coalesce((
      SELECT json_agg(json_build_object(
        'id', a.id, 'status', a.status, 'amount', a.amount, 'currency', a.currency,
        'paymentIntentId', a.payment_intent_id, 'amountReceived', a.amount_received,
        'declineCode', a.decline_code, 'declineIds', coalesce(a.decline_ids, '{}'),
        'captureBefore', extract(epoch FROM a.capture_before)::bigint
      ) ORDER BY a.created_at, a.id)
      FROM payment_attempt a WHERE a.order_id = o.id
    ), '[]'),
    'refunds', coalesce((
      SELECT json_agg(json_build_object(
        'id', r.id, 'attemptId', r.attempt_id, 'stripeRefundId', r.stripe_refund_id, 'status', r.status,
        'amount', r.amount, 'restock', r.restock, 'restocked', r.restocked, 'failureReason', r.failure_reason,
        'reason', r.reason, 'note', r.note, 'requestedBy', r.requested_by, 'approvedBy', r.approved_by,
        'reviewId', r.review_id,
        'lines', coalesce((
          SELECT json_agg(json_build_object('productId', l.product_id, 'quantity', l.quantity) ORDER BY l.product_id)
          FROM refund_line l WHERE l.refund_id = r.id
        ), '[]')
      ) ORDER BY r.created_at, r.id)
      FROM refund r WHERE r.order_id = o.id
    ), '[]'),
    'disputes', coalesce((
      SELECT json_agg(json_build_object(
        'id', d.id, 'attemptId', d.attempt_id, 'status', d.status, 'reason', d.reason, 'amount', d.amount,
        'dueBy', extract(epoch FROM d.due_by)::bigint, 'fundsWithdrawn', d.funds_withdrawn,
        'chargeRefundable', d.charge_refundable
      ) ORDER BY d.created_at, d.id)
      FROM dispute d WHERE d.order_id = o.id
    ), '[]'),
    'reviews', coalesce((
      SELECT json_agg(json_build_object(
        'id', v.id, 'reason', v.reason, 'subject', v.subject, 'open', v.closed_at IS NULL
      ) ORDER BY v.opened_at, v.id)
      FROM review v WHERE v.order_id = o.id
    ), '[]')
  )
  FROM "order" o WHERE o.id = ANY (wanted);
END
$$;

-- ---------------------------------------------------------------------------------------------- invariants

-- A second payment of an order is right as soon as a person has decided about it.
CREATE OR REPLACE VIEW invariant_i1_paid_has_one_matching_capture AS
SELECT o.id::text AS subject,
       format('%s captured attempts match', count(a.id) FILTER (WHERE a.amount_received = o.total_amount AND a.currency = o.currency)) AS detail
FROM "order" o LEFT JOIN payment_attempt a ON a.order_id = o.id AND a.status = 'captured'
WHERE o.status = 'paid' AND o.review_reason IS NULL
GROUP BY o.id
HAVING count(a.id) <> 1 + (
      SELECT count(*) FROM review v WHERE v.order_id = o.id AND v.reason = 'paid_twice' AND v.closed_at IS NOT NULL
    )
    OR count(a.id) FILTER (WHERE a.amount_received = o.total_amount AND a.currency = o.currency) <> count(a.id);

-- Money that a person says has gone back outside of Till is no longer looked for.
CREATE OR REPLACE VIEW invariant_i2_captured_is_paid_or_reviewed AS
SELECT a.payment_intent_id AS subject, format('order %s is %s', o.id, o.status) AS detail
FROM payment_attempt a JOIN "order" o ON o.id = a.order_id
WHERE a.status = 'captured' AND o.status <> 'paid' AND o.review_reason IS NULL
  AND NOT EXISTS (
    SELECT FROM refund r
    WHERE r.attempt_id = a.id AND r.status IN ('awaiting_approval', 'requested', 'pending', 'requires_action', 'succeeded')
    GROUP BY r.attempt_id HAVING sum(r.amount) = a.amount_received
  )
  AND NOT EXISTS (SELECT FROM review v WHERE v.order_id = o.id AND v.resolution = 'handled_outside');

CREATE OR REPLACE VIEW invariant_i10_closed_order_takes_no_money AS
SELECT o.id::text AS subject, format('order is %s, attempt %s is %s', o.status, a.id, a.status) AS detail
FROM "order" o JOIN payment_attempt a ON a.order_id = o.id
WHERE o.status IN ('expired', 'canceled') AND o.review_reason IS NULL
  AND a.status IN ('starting', 'payable', 'processing', 'authorized', 'captured')
  AND NOT EXISTS (
    SELECT FROM refund r
    WHERE r.attempt_id = a.id AND r.status IN ('awaiting_approval', 'requested', 'pending', 'requires_action', 'succeeded')
    GROUP BY r.attempt_id HAVING sum(r.amount) = a.amount_received
  )
  AND NOT EXISTS (SELECT FROM review v WHERE v.order_id = o.id AND v.resolution = 'handled_outside');
