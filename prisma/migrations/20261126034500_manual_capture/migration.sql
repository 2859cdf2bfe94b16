-- Amounts that are held at the checkout and captured, in part or not at all, by staff (docs/decisions/0028). Only adds.
SET lock_timeout = '5s';

-- What staff decided to capture of a held amount, and the command that decided it: committed before Stripe is called.
ALTER TABLE payment_attempt
  ADD COLUMN capture_amount INTEGER,
  ADD COLUMN capture_id UUID,
  ADD COLUMN lapse_told BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE payment_attempt ADD CONSTRAINT payment_attempt_capture_not_negative CHECK (capture_amount >= 0) NOT VALID;
CREATE UNIQUE INDEX payment_attempt_capture_id_key ON payment_attempt (capture_id);

-- What is held now: few among many, for the list and for whoever watches when it lapses.
CREATE INDEX payment_attempt_authorized_idx ON payment_attempt (order_id) WHERE status = 'authorized';

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
        'manual', coalesce(a.params #>> '{payment_method_options,card,capture_method}' = 'manual', false),
        'captureBefore', extract(epoch FROM a.capture_before)::bigint, 'captureAmount', a.capture_amount,
        'captureId', a.capture_id, 'lapseTold', a.lapse_told
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

-- I1: a paid order has exactly one captured payment, in its currency, of its amount or of the part of it that staff decided
-- to capture, unless a person was called to look.
CREATE OR REPLACE FUNCTION order_is_paid_without_its_money(subject uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM "order" o
    WHERE o.id = subject AND o.status = 'paid' AND o.review_reason IS NULL
      AND (
        SELECT count(*) <> 1
          OR NOT bool_and(a.amount_received = coalesce(a.capture_amount, o.total_amount) AND a.currency = o.currency)
        FROM payment_attempt a WHERE a.order_id = o.id AND a.status = 'captured'
      )
      AND NOT EXISTS (SELECT FROM review v WHERE v.order_id = o.id)
  );
END
$$;

-- A decision about what is captured is part of the rule: changed afterwards, it would make any amount right.
CREATE CONSTRAINT TRIGGER captures_are_as_decided AFTER UPDATE OF capture_amount ON payment_attempt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status = 'captured' AND OLD.capture_amount IS DISTINCT FROM NEW.capture_amount)
  EXECUTE FUNCTION refuse_capture_that_breaks_its_order();

-- What was captured otherwise than decided, and then refunded or dealt with outside, is no payment of the order.
CREATE OR REPLACE VIEW invariant_i1_paid_has_one_matching_capture AS
SELECT o.id::text AS subject,
       format('%s captured attempts match', count(a.id) FILTER (
         WHERE a.amount_received = coalesce(a.capture_amount, o.total_amount) AND a.currency = o.currency
       )) AS detail
FROM "order" o LEFT JOIN payment_attempt a ON a.order_id = o.id AND a.status = 'captured' AND NOT EXISTS (
  SELECT FROM review v
  WHERE v.order_id = o.id AND v.reason = 'another_captured_amount' AND v.subject = a.payment_intent_id
    AND v.closed_at IS NOT NULL AND v.resolution <> 'accept_amount'
)
WHERE o.status = 'paid' AND o.review_reason IS NULL
GROUP BY o.id
HAVING count(a.id) <> 1 + (
      SELECT count(*) FROM review v WHERE v.order_id = o.id AND v.reason = 'paid_twice' AND v.closed_at IS NOT NULL
    )
    OR count(a.id) FILTER (
      WHERE a.amount_received = coalesce(a.capture_amount, o.total_amount) AND a.currency = o.currency
    ) <> count(a.id);
