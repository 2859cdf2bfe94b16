-- What the whole life of an order needs: refunds with lines, disputes, reviews, authorizations, an outbox.
-- Everything is added; nothing that the version before reads or writes is taken away (expand, then contract).
SET lock_timeout = '5s';

-- ------------------------------------------------------------------------------------------------ attempts

ALTER TABLE payment_attempt
  ADD COLUMN decline_ids TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN capture_before TIMESTAMPTZ(3);
UPDATE payment_attempt SET decline_ids = ARRAY[decline_id] WHERE decline_id IS NOT NULL;

ALTER TABLE payment_attempt DROP CONSTRAINT payment_attempt_captured_has_intent;
ALTER TABLE payment_attempt ADD CONSTRAINT payment_attempt_captured_has_intent CHECK (
  status IN ('starting', 'refused', 'canceled', 'lost') OR payment_intent_id IS NOT NULL
);

DROP INDEX payment_attempt_one_open_per_order;
CREATE UNIQUE INDEX payment_attempt_one_open_per_order ON payment_attempt (order_id)
  WHERE status IN ('starting', 'payable', 'processing', 'authorized');

-- -------------------------------------------------------------------------------------------------- orders

ALTER TABLE "order" ADD COLUMN items_in_cart BOOLEAN NOT NULL DEFAULT true;
UPDATE "order" SET items_in_cart = false WHERE status IN ('processing', 'paid');

ALTER TABLE order_item ADD COLUMN restocked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE order_item ADD CONSTRAINT order_item_restocked_in_range CHECK (restocked BETWEEN 0 AND quantity);

-- ------------------------------------------------------------------------------------------------- refunds

ALTER TABLE refund
  ADD COLUMN reason TEXT,
  ADD COLUMN note TEXT,
  ADD COLUMN restock BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN restocked BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN failure_reason TEXT,
  ADD COLUMN requested_by TEXT,
  ADD COLUMN approved_by TEXT,
  ADD COLUMN updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE refund_line (
  refund_id UUID NOT NULL REFERENCES refund (id) ON DELETE CASCADE ON UPDATE CASCADE,
  product_id TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  CONSTRAINT refund_line_pkey PRIMARY KEY (refund_id, product_id),
  CONSTRAINT refund_line_quantity_in_range CHECK (quantity BETWEEN 1 AND 99)
);

-- ------------------------------------------------------------------------------------------------ disputes

CREATE TYPE dispute_status AS ENUM (
  'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review',
  'appeal_needs_response', 'appeal_under_review', 'prevented', 'won', 'lost', 'unknown'
);

CREATE TABLE dispute (
  id TEXT NOT NULL,
  order_id UUID NOT NULL,
  attempt_id UUID NOT NULL,
  status dispute_status NOT NULL,
  reason TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency CHAR(3) NOT NULL,
  due_by TIMESTAMPTZ(3),
  funds_withdrawn BOOLEAN NOT NULL,
  charge_refundable BOOLEAN NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT dispute_pkey PRIMARY KEY (id),
  CONSTRAINT dispute_order_id_fkey FOREIGN KEY (order_id) REFERENCES "order" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT dispute_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payment_attempt (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT dispute_amount_not_negative CHECK (amount >= 0)
);
CREATE INDEX dispute_order_id_idx ON dispute (order_id);

-- ------------------------------------------------------------------------------------------------- reviews

CREATE TABLE review (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  -- Null for money that belongs to no order of ours.
  order_id UUID,
  reason TEXT NOT NULL,
  -- The PaymentIntent or refund it is about.
  subject TEXT NOT NULL,
  detail JSONB NOT NULL DEFAULT '{}',
  opened_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  closed_at TIMESTAMPTZ(3),
  closed_by TEXT,
  resolution TEXT,
  note TEXT,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_order_id_fkey FOREIGN KEY (order_id) REFERENCES "order" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT review_closed_by_somebody CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE INDEX review_order_id_idx ON review (order_id);
-- One open review for each reason and subject, also where it belongs to no order.
CREATE UNIQUE INDEX review_open ON review (reason, subject) WHERE closed_at IS NULL;

INSERT INTO review (order_id, reason, subject, detail)
SELECT o.id, o.review_reason, coalesce(e.detail ->> 'payment', o.id::text), coalesce(e.detail, '{}')
FROM "order" o LEFT JOIN LATERAL (
  SELECT detail FROM order_event
  WHERE order_id = o.id AND kind = 'review_opened' AND detail ->> 'reason' = o.review_reason
  ORDER BY id LIMIT 1
) e ON true
WHERE o.review_reason IS NOT NULL
ON CONFLICT DO NOTHING;

-- ------------------------------------------------------------------------------------------------- outbox

-- What must follow a commit: jobs to add, pages to tell. Written in the transaction that causes it and taken
-- out right after by whoever wrote it, or by the next worker that looks.
CREATE TABLE outbox (
  id BIGSERIAL NOT NULL,
  -- Pages that show this order are told.
  order_id UUID,
  -- A job of this name is added; null where only pages are told.
  task TEXT,
  payload JSONB,
  job_key TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_says_something CHECK (order_id IS NOT NULL OR task IS NOT NULL),
  CONSTRAINT outbox_job_is_whole CHECK ((task IS NULL) = (payload IS NULL) AND (task IS NULL) = (job_key IS NULL))
);

-- A transaction that notifies holds a lock on the whole database until its commit is on disk, so no
-- transaction about money does: pages hear through the outbox, right after the commit.
DROP TRIGGER order_event_notifies ON order_event;
DROP FUNCTION notify_order_event();
CREATE FUNCTION put_order_event_in_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (order_id) SELECT DISTINCT order_id FROM added;
  RETURN NULL;
END
$$;
CREATE TRIGGER order_event_is_told AFTER INSERT ON order_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION put_order_event_in_outbox();

-- --------------------------------------------------------------------------------------------------- loading

-- Locks orders, always in the order cart, order, and reads everything a decision about them needs. One call
-- for any number of orders. The reading comes after the locks, so it sees what the transactions that held them did.
CREATE FUNCTION load_orders(attempt_ids uuid[], payment_intent_ids text[], order_ids uuid[]) RETURNS SETOF json
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
        'reason', v.reason, 'subject', v.subject, 'open', v.closed_at IS NULL
      ) ORDER BY v.opened_at, v.id)
      FROM review v WHERE v.order_id = o.id
    ), '[]')
  )
  FROM "order" o WHERE o.id = ANY (wanted);
END
$$;

-- ---------------------------------------------------------------------------------------------- invariants

CREATE OR REPLACE VIEW invariant_i2_captured_is_paid_or_reviewed AS
SELECT a.payment_intent_id AS subject, format('order %s is %s', o.id, o.status) AS detail
FROM payment_attempt a JOIN "order" o ON o.id = a.order_id
WHERE a.status = 'captured' AND o.status <> 'paid' AND o.review_reason IS NULL
  -- Money that came too late goes back; as long as it has not gone, its refund is on its way.
  AND NOT EXISTS (
    SELECT FROM refund r
    WHERE r.attempt_id = a.id AND r.status IN ('requested', 'pending', 'requires_action', 'succeeded')
    GROUP BY r.attempt_id HAVING sum(r.amount) = a.amount_received
  );

CREATE OR REPLACE VIEW invariant_i3_refunds_within_captured AS
SELECT a.id::text AS subject, format('%s refunded of %s', sum(r.amount), a.amount_received) AS detail
FROM refund r JOIN payment_attempt a ON a.id = r.attempt_id
WHERE r.status IN ('awaiting_approval', 'requested', 'pending', 'requires_action', 'succeeded')
GROUP BY a.id HAVING sum(r.amount) > a.amount_received;

CREATE OR REPLACE VIEW invariant_i4_stock_adds_up AS
SELECT p.id AS subject,
       format('received %s, in stock %s, ordered %s', p.received, p.stock, coalesce(held.quantity, 0)) AS detail
FROM product p LEFT JOIN (
  SELECT i.product_id, sum(i.quantity - i.restocked) AS quantity
  FROM order_item i JOIN "order" o ON o.id = i.order_id
  WHERE o.status IN ('pending', 'processing', 'paid')
  GROUP BY i.product_id
) held ON held.product_id = p.id
WHERE p.stock < 0 OR p.received <> p.stock + coalesce(held.quantity, 0);

CREATE OR REPLACE VIEW invariant_i6_one_payable_intent AS
SELECT order_id::text AS subject, format('%s open attempts', count(*)) AS detail
FROM payment_attempt WHERE status IN ('starting', 'payable', 'processing', 'authorized')
GROUP BY order_id HAVING count(*) > 1
UNION ALL
SELECT min(id::text), format('%s open orders for one cart version', count(*))
FROM "order" WHERE status IN ('pending', 'processing') AND cart_id IS NOT NULL
GROUP BY cart_id, cart_version HAVING count(*) > 1;

CREATE OR REPLACE VIEW invariant_i10_closed_order_takes_no_money AS
SELECT o.id::text AS subject, format('order is %s, attempt %s is %s', o.status, a.id, a.status) AS detail
FROM "order" o JOIN payment_attempt a ON a.order_id = o.id
WHERE o.status IN ('expired', 'canceled') AND o.review_reason IS NULL
  AND a.status IN ('starting', 'payable', 'processing', 'authorized', 'captured')
  AND NOT EXISTS (
    SELECT FROM refund r
    WHERE r.attempt_id = a.id AND r.status IN ('requested', 'pending', 'requires_action', 'succeeded')
    GROUP BY r.attempt_id HAVING sum(r.amount) = a.amount_received
  );
