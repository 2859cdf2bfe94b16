-- What must always hold, as views that return the rows which break it.
-- Tests, the staff's pages and periodic jobs read the same views.

CREATE VIEW invariant_i1_paid_has_one_matching_capture AS
SELECT o.id::text AS subject,
       format('%s captured attempts match', count(a.id) FILTER (WHERE a.amount_received = o.total_amount AND a.currency = o.currency)) AS detail
FROM "order" o LEFT JOIN payment_attempt a ON a.order_id = o.id AND a.status = 'captured'
WHERE o.status = 'paid' AND o.review_reason IS NULL
GROUP BY o.id
HAVING count(a.id) <> 1
    OR count(a.id) FILTER (WHERE a.amount_received = o.total_amount AND a.currency = o.currency) <> 1;

CREATE VIEW invariant_i2_captured_is_paid_or_reviewed AS
SELECT a.payment_intent_id AS subject, format('order %s is %s', o.id, o.status) AS detail
FROM payment_attempt a JOIN "order" o ON o.id = a.order_id
WHERE a.status = 'captured' AND o.status <> 'paid' AND o.review_reason IS NULL;

CREATE VIEW invariant_i3_refunds_within_captured AS
SELECT a.id::text AS subject, format('%s refunded of %s', sum(r.amount), a.amount_received) AS detail
FROM refund r JOIN payment_attempt a ON a.id = r.attempt_id
WHERE r.status IN ('requested', 'pending', 'succeeded')
GROUP BY a.id HAVING sum(r.amount) > a.amount_received;

CREATE VIEW invariant_i4_stock_adds_up AS
SELECT p.id AS subject,
       format('received %s, in stock %s, ordered %s', p.received, p.stock, coalesce(held.quantity, 0)) AS detail
FROM product p LEFT JOIN (
  SELECT i.product_id, sum(i.quantity) AS quantity
  FROM order_item i JOIN "order" o ON o.id = i.order_id
  WHERE o.status IN ('pending', 'processing', 'paid')
  GROUP BY i.product_id
) held ON held.product_id = p.id
WHERE p.stock < 0 OR p.received <> p.stock + coalesce(held.quantity, 0);

CREATE VIEW invariant_i5_sums_agree AS
SELECT o.id::text AS subject,
       format('items %s, refunded %s', coalesce(items.amount, 0), coalesce(refunded.amount, 0)) AS detail
FROM "order" o
LEFT JOIN (SELECT order_id, sum(quantity::bigint * unit_amount) AS amount FROM order_item GROUP BY order_id) items
  ON items.order_id = o.id
LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM refund WHERE status = 'succeeded' GROUP BY order_id) refunded
  ON refunded.order_id = o.id
WHERE o.items_amount <> coalesce(items.amount, 0)
   OR o.total_amount <> o.items_amount + o.shipping_amount + o.tax_amount - o.discount_amount
   OR o.refunded_amount <> coalesce(refunded.amount, 0);

CREATE VIEW invariant_i6_one_payable_intent AS
SELECT order_id::text AS subject, format('%s open attempts', count(*)) AS detail
FROM payment_attempt WHERE status IN ('starting', 'payable', 'processing')
GROUP BY order_id HAVING count(*) > 1
UNION ALL
SELECT min(id::text), format('%s open orders for one cart version', count(*))
FROM "order" WHERE status IN ('pending', 'processing') AND cart_id IS NOT NULL
GROUP BY cart_id, cart_version HAVING count(*) > 1;

CREATE VIEW invariant_i7_status_has_a_timeline AS
SELECT o.id::text AS subject, format('status %s, timeline ends at %s', o.status, coalesce(last.to_status::text, 'nothing')) AS detail
FROM "order" o LEFT JOIN LATERAL (
  SELECT to_status FROM order_event e
  WHERE e.order_id = o.id AND e.to_status IS NOT NULL ORDER BY e.id DESC LIMIT 1
) last ON true
WHERE last.to_status IS DISTINCT FROM o.status
UNION ALL
SELECT e.order_id::text, format('moved from %s to %s', e.from_status, e.to_status)
FROM order_event e
WHERE e.from_status IS NOT NULL AND NOT order_status_may_move(e.from_status, e.to_status);

CREATE VIEW invariant_i8_event_has_one_effect AS
SELECT webhook_event_id AS subject, format('%s changes of status', count(*)) AS detail
FROM order_event
WHERE webhook_event_id IS NOT NULL AND to_status IS NOT NULL
GROUP BY webhook_event_id HAVING count(*) > 1;

CREATE VIEW invariant_i10_closed_order_takes_no_money AS
SELECT o.id::text AS subject, format('order is %s, attempt %s is %s', o.status, a.id, a.status) AS detail
FROM "order" o JOIN payment_attempt a ON a.order_id = o.id
WHERE o.status IN ('expired', 'canceled') AND o.review_reason IS NULL
  AND a.status IN ('starting', 'payable', 'processing', 'captured')
  AND NOT EXISTS (
    SELECT FROM refund r WHERE r.attempt_id = a.id AND r.status = 'succeeded'
    GROUP BY r.attempt_id HAVING sum(r.amount) = a.amount_received
  );

-- I9 (nothing waits for ever) needs the time limits of the reconciler and joins with it.
CREATE VIEW invariant_violation AS
SELECT 'I1' AS name, subject, detail FROM invariant_i1_paid_has_one_matching_capture
UNION ALL SELECT 'I2', subject, detail FROM invariant_i2_captured_is_paid_or_reviewed
UNION ALL SELECT 'I3', subject, detail FROM invariant_i3_refunds_within_captured
UNION ALL SELECT 'I4', subject, detail FROM invariant_i4_stock_adds_up
UNION ALL SELECT 'I5', subject, detail FROM invariant_i5_sums_agree
UNION ALL SELECT 'I6', subject, detail FROM invariant_i6_one_payable_intent
UNION ALL SELECT 'I7', subject, detail FROM invariant_i7_status_has_a_timeline
UNION ALL SELECT 'I8', subject, detail FROM invariant_i8_event_has_one_effect
UNION ALL SELECT 'I10', subject, detail FROM invariant_i10_closed_order_takes_no_money;
