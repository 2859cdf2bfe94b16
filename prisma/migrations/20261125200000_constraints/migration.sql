-- Rules that the views of the invariants only found afterwards, and that the database now refuses. They are judged
-- when a transaction commits, so that its statements may come in any order, those of the version before too. What
-- Stripe says is never refused: it is written down, and where it disagrees with ours a person looks
-- (docs/decisions/0029). Rows that are there already are not judged; the views tell about those.

-- I1: a paid order has exactly one captured payment, of its amount and currency, unless a person was called to look.
CREATE FUNCTION order_is_paid_without_its_money(subject uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM "order" o
    WHERE o.id = subject AND o.status = 'paid' AND o.review_reason IS NULL
      AND (
        SELECT count(*) <> 1 OR NOT bool_and(a.amount_received = o.total_amount AND a.currency = o.currency)
        FROM payment_attempt a WHERE a.order_id = o.id AND a.status = 'captured'
      )
      AND NOT EXISTS (SELECT FROM review v WHERE v.order_id = o.id)
  );
END
$$;

-- I1 and I7: an order moves with its money and with a row on its timeline.
CREATE FUNCTION refuse_untold_order_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM (
    SELECT e.to_status FROM order_event e
    WHERE e.order_id = NEW.id AND e.to_status IS NOT NULL ORDER BY e.id DESC LIMIT 1
  ) AND NEW.status = (SELECT status FROM "order" WHERE id = NEW.id) THEN
    RAISE EXCEPTION 'order % may not become % without a row on its timeline', NEW.id, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'paid' AND order_is_paid_without_its_money(NEW.id) THEN
    RAISE EXCEPTION 'order % may not be paid without exactly its money', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER order_moves_are_told AFTER UPDATE OF status ON "order"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION refuse_untold_order_move();

CREATE FUNCTION refuse_capture_that_breaks_its_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.order_id ELSE NEW.order_id END;
BEGIN
  IF order_is_paid_without_its_money(subject) THEN
    RAISE EXCEPTION 'the captured payments of order % may not be other than its money', subject
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER captures_are_their_orders AFTER UPDATE OF status, amount_received, currency, order_id ON payment_attempt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (
    'captured' IN (OLD.status, NEW.status)
    AND (OLD.status, OLD.amount_received, OLD.currency, OLD.order_id)
      IS DISTINCT FROM (NEW.status, NEW.amount_received, NEW.currency, NEW.order_id)
  )
  EXECUTE FUNCTION refuse_capture_that_breaks_its_order();
CREATE CONSTRAINT TRIGGER captures_are_not_made_up AFTER INSERT ON payment_attempt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'captured')
  EXECUTE FUNCTION refuse_capture_that_breaks_its_order();
CREATE CONSTRAINT TRIGGER captures_stay_with_their_orders AFTER DELETE ON payment_attempt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'captured')
  EXECUTE FUNCTION refuse_capture_that_breaks_its_order();

-- I5: what an order says was refunded is the sum of its succeeded refunds, and its items add up.
CREATE FUNCTION refuse_wrong_refund_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF (SELECT refunded_amount FROM "order" WHERE id = subject) <> coalesce((
    SELECT sum(amount) FROM refund WHERE order_id = subject AND status = 'succeeded'
  ), 0) THEN
    RAISE EXCEPTION 'order % may not say that another sum was refunded than its refunds do', subject
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER order_refunded_is_summed AFTER UPDATE OF refunded_amount ON "order"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.refunded_amount IS DISTINCT FROM NEW.refunded_amount)
  EXECUTE FUNCTION refuse_wrong_refund_sum('id');
CREATE CONSTRAINT TRIGGER refunds_are_summed AFTER INSERT OR UPDATE OF status, amount, order_id ON refund
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION refuse_wrong_refund_sum('order_id');

CREATE FUNCTION refuse_items_that_do_not_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.order_id ELSE NEW.order_id END;
BEGIN
  IF (SELECT items_amount FROM "order" WHERE id = subject) <> coalesce((
    SELECT sum(quantity::bigint * unit_amount) FROM order_item WHERE order_id = subject
  ), 0) THEN
    RAISE EXCEPTION 'the items of order % may not add up to another sum than it says', subject
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER order_items_add_up AFTER INSERT OR DELETE ON order_item
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION refuse_items_that_do_not_add_up();
CREATE FUNCTION refuse_change_of_order_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'amounts of order % may not change: they are as it was placed', OLD.id USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER order_amounts_stay BEFORE UPDATE OF items_amount, shipping_amount, tax_amount, discount_amount, total_amount, currency ON "order"
  FOR EACH ROW
  WHEN (
    (OLD.items_amount, OLD.shipping_amount, OLD.tax_amount, OLD.discount_amount, OLD.total_amount, OLD.currency)
      IS DISTINCT FROM (NEW.items_amount, NEW.shipping_amount, NEW.tax_amount, NEW.discount_amount, NEW.total_amount, NEW.currency)
  )
  EXECUTE FUNCTION refuse_change_of_order_amounts();

-- I4 and I5: what was ordered stays, so that stock and sums that were taken for it stay right.
CREATE FUNCTION refuse_change_of_order_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was ordered may not change' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER order_items_stay BEFORE UPDATE OF order_id, product_id, quantity, unit_amount ON order_item
  FOR EACH ROW
  WHEN (
    (OLD.order_id, OLD.product_id, OLD.quantity, OLD.unit_amount)
      IS DISTINCT FROM (NEW.order_id, NEW.product_id, NEW.quantity, NEW.unit_amount)
  )
  EXECUTE FUNCTION refuse_change_of_order_item();
