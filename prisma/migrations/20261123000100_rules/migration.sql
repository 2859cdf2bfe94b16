-- What the database refuses by itself, whoever writes to it.

ALTER TABLE product
  ADD CONSTRAINT product_stock_not_negative CHECK (stock >= 0),
  ADD CONSTRAINT product_stock_was_received CHECK (received >= stock);

ALTER TABLE price
  ADD CONSTRAINT price_amount_positive CHECK (amount > 0),
  ADD CONSTRAINT price_currency_lowercase CHECK (currency ~ '^[a-z]{3}$');

ALTER TABLE shipping_rate
  ADD CONSTRAINT shipping_rate_amount_not_negative CHECK (amount >= 0),
  ADD CONSTRAINT shipping_rate_currency_lowercase CHECK (currency ~ '^[a-z]{3}$');

ALTER TABLE cart
  ADD CONSTRAINT cart_token_is_sha256 CHECK (octet_length(token_hash) = 32);

ALTER TABLE cart_line
  ADD CONSTRAINT cart_line_quantity_in_range CHECK (quantity BETWEEN 1 AND 99);

-- 99,999,999 is the largest amount every card network and Stripe's reference accept.
ALTER TABLE "order"
  ADD CONSTRAINT order_amounts_not_negative CHECK (
    items_amount >= 0 AND shipping_amount >= 0 AND tax_amount >= 0 AND discount_amount >= 0
  ),
  ADD CONSTRAINT order_total_in_range CHECK (total_amount BETWEEN 1 AND 99999999),
  ADD CONSTRAINT order_total_adds_up CHECK (
    total_amount = items_amount + shipping_amount + tax_amount - discount_amount
  ),
  ADD CONSTRAINT order_refunded_within_total CHECK (refunded_amount BETWEEN 0 AND total_amount),
  ADD CONSTRAINT order_currency_lowercase CHECK (currency ~ '^[a-z]{3}$'),
  ADD CONSTRAINT order_paid_has_time CHECK ((status = 'paid') = (paid_at IS NOT NULL));

-- Two tabs, a double click and a retry meet in one order.
CREATE UNIQUE INDEX order_one_open_per_cart_version ON "order" (cart_id, cart_version)
  WHERE status IN ('pending', 'processing');

CREATE INDEX order_email_lower ON "order" (lower(email), created_at DESC, id DESC);
CREATE INDEX order_under_review ON "order" (created_at DESC, id DESC) WHERE review_reason IS NOT NULL;

ALTER SEQUENCE order_number_seq RESTART WITH 1001;

ALTER TABLE order_item
  ADD CONSTRAINT order_item_quantity_in_range CHECK (quantity BETWEEN 1 AND 99),
  ADD CONSTRAINT order_item_amount_positive CHECK (unit_amount > 0);

ALTER TABLE order_token
  ADD CONSTRAINT order_token_is_sha256 CHECK (octet_length(token_hash) = 32);

ALTER TABLE payment_attempt
  ADD CONSTRAINT payment_attempt_amount_in_range CHECK (amount BETWEEN 1 AND 99999999),
  ADD CONSTRAINT payment_attempt_received_not_negative CHECK (amount_received >= 0),
  ADD CONSTRAINT payment_attempt_captured_has_intent CHECK (
    status IN ('starting', 'refused', 'canceled') OR payment_intent_id IS NOT NULL
  );

-- At most one PaymentIntent of an order can still take money.
CREATE UNIQUE INDEX payment_attempt_one_open_per_order ON payment_attempt (order_id)
  WHERE status IN ('starting', 'payable', 'processing');

ALTER TABLE refund
  ADD CONSTRAINT refund_amount_positive CHECK (amount > 0);

ALTER TABLE webhook_event
  ADD CONSTRAINT webhook_event_outcome_when_handled CHECK ((handled_at IS NULL) = (outcome IS NULL));

ALTER TABLE installation
  ADD CONSTRAINT installation_is_one_row CHECK (id = 1);

INSERT INTO installation (id, app_id) VALUES (1, 'till_' || replace(gen_random_uuid()::text, '-', ''));

-- Status moves only along the table in lib/orders/order-status.ts; a unit test compares the two.
CREATE FUNCTION order_status_may_move(from_status order_status, to_status order_status) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT (from_status, to_status) IN (
    ('pending', 'processing'), ('pending', 'paid'), ('pending', 'expired'), ('pending', 'canceled'),
    ('processing', 'pending'), ('processing', 'paid'), ('processing', 'canceled'),
    ('expired', 'paid'), ('canceled', 'paid')
  )
$$;

CREATE FUNCTION refuse_forbidden_order_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT order_status_may_move(OLD.status, NEW.status) THEN
    RAISE EXCEPTION 'order % may not move from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER order_status_moves BEFORE UPDATE OF status ON "order"
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION refuse_forbidden_order_move();

-- The timeline and the inbox are history: rows are added, never changed or removed on their own.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER order_event_is_history BEFORE UPDATE ON order_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();

-- Pages that show an order hear of a change when it commits, in every process.
CREATE FUNCTION notify_order_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('till_order', NEW.order_id::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER order_event_notifies AFTER INSERT ON order_event
  FOR EACH ROW EXECUTE FUNCTION notify_order_event();
