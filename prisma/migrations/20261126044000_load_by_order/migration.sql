-- Whether an order's pieces are there was asked by NOT EXISTS, which Postgres may answer for all orders that there ever
-- were at once. An aggregate is asked of each loaded order. Everything else is as it was.
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
    'stockAvailable', coalesce((
      SELECT bool_and(p.stock >= i.quantity) FROM order_item i JOIN product p ON p.id = i.product_id
      WHERE i.order_id = o.id
    ), true),
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
