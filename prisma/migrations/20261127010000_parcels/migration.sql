-- Parcels: what left for the shopper. A fact beside the payment (docs/decisions/0043).
ALTER TABLE "order" ADD COLUMN "to_ship" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "parcel" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "parcel_line" (
    "parcel_id" UUID NOT NULL,
    "product_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "parcel_line_pkey" PRIMARY KEY ("parcel_id","product_id")
);

CREATE INDEX "parcel_order_id_idx" ON "parcel"("order_id");

ALTER TABLE "parcel" ADD CONSTRAINT "parcel_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "parcel_line" ADD CONSTRAINT "parcel_line_parcel_id_fkey" FOREIGN KEY ("parcel_id") REFERENCES "parcel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE parcel_line ADD CONSTRAINT parcel_line_holds_pieces CHECK (quantity > 0);
ALTER TABLE parcel ADD CONSTRAINT parcel_undone_was_not_delivered CHECK (undone_at IS NULL OR delivered_at IS NULL);

-- The list To ship and its number, however many orders there are.
CREATE INDEX order_to_ship_idx ON "order" (created_at DESC, id DESC) WHERE to_ship;

-- How many pieces of each product of an order have to go out, as lib/fulfilment/fulfilment.ts has it; a test compares
-- them. `besides` is a parcel that is passed over.
CREATE FUNCTION pieces_to_ship(subject uuid, besides uuid DEFAULT NULL) RETURNS TABLE (product_id text, quantity int)
LANGUAGE sql STABLE AS $$
  WITH refunded AS (
    SELECT r.id, r.amount, r.restocked,
           r.status IN ('awaiting_approval', 'requested', 'pending', 'requires_action', 'succeeded') AS claims
    FROM refund r WHERE r.order_id = subject
  )
  SELECT i.product_id, greatest(0, i.quantity - (
    SELECT coalesce(sum(l.quantity), 0) FROM refunded r JOIN refund_line l ON l.refund_id = r.id
    WHERE (r.claims OR r.restocked) AND l.product_id = i.product_id
  ) - (
    SELECT coalesce(sum(l.quantity), 0) FROM parcel p JOIN parcel_line l ON l.parcel_id = p.id
    WHERE p.order_id = o.id AND p.undone_at IS NULL AND p.id IS DISTINCT FROM besides AND l.product_id = i.product_id
  ))::int
  FROM "order" o JOIN order_item i ON i.order_id = o.id
  WHERE o.id = subject AND o.status = 'paid'
    AND (SELECT coalesce(sum(a.amount_received), 0) FROM payment_attempt a WHERE a.order_id = o.id AND a.status = 'captured')
      > (SELECT coalesce(sum(r.amount), 0) FROM refunded r WHERE r.claims)
$$;

CREATE FUNCTION settle_to_ship(subject uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE "order" o SET to_ship = now_so.it_is
  FROM (SELECT EXISTS (SELECT FROM pieces_to_ship(subject) p WHERE p.quantity > 0) AS it_is) now_so
  WHERE o.id = subject AND o.to_ship <> now_so.it_is
$$;

-- Two people who ship at once: the order is locked, and what the other one shipped is seen, whoever writes.
CREATE FUNCTION refuse_more_than_is_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid;
BEGIN
  SELECT order_id INTO subject FROM parcel WHERE id = NEW.parcel_id;
  PERFORM 1 FROM "order" WHERE id = subject FOR NO KEY UPDATE;
  IF NEW.quantity > coalesce((
    SELECT p.quantity FROM pieces_to_ship(subject, NEW.parcel_id) p WHERE p.product_id = NEW.product_id
  ), 0) THEN
    RAISE EXCEPTION 'order % has no % pieces of % to ship', subject, NEW.quantity, NEW.product_id
      USING ERRCODE = 'check_violation';
  END IF;
  PERFORM settle_to_ship(subject);
  RETURN NULL;
END
$$;
CREATE TRIGGER parcels_hold_what_is_to_ship AFTER INSERT ON parcel_line
  FOR EACH ROW EXECUTE FUNCTION refuse_more_than_is_to_ship();

CREATE FUNCTION refuse_change_of_parcel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was in a parcel may not change, and what was undone stays so' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER parcel_lines_stay BEFORE UPDATE ON parcel_line FOR EACH ROW EXECUTE FUNCTION refuse_change_of_parcel();
CREATE TRIGGER parcels_stay BEFORE UPDATE OF id, order_id, undone_at ON parcel FOR EACH ROW
  WHEN (OLD.id <> NEW.id OR OLD.order_id <> NEW.order_id OR (OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at))
  EXECUTE FUNCTION refuse_change_of_parcel();

CREATE FUNCTION settle_after_undoing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "order" WHERE id = NEW.order_id FOR NO KEY UPDATE;
  PERFORM settle_to_ship(NEW.order_id);
  RETURN NULL;
END
$$;
CREATE TRIGGER parcels_undone_are_to_ship AFTER UPDATE OF undone_at ON parcel
  FOR EACH ROW WHEN (OLD.undone_at IS DISTINCT FROM NEW.undone_at) EXECUTE FUNCTION settle_after_undoing();

-- Becoming paid is the way to the list; only an order with refunds is looked at more closely, so that a payment waits
-- for nothing else.
CREATE FUNCTION paid_is_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.to_ship := NEW.status = 'paid';
  RETURN NEW;
END
$$;
CREATE TRIGGER paid_orders_are_to_ship BEFORE UPDATE OF status ON "order"
  FOR EACH ROW WHEN (OLD.status <> NEW.status AND 'paid' IN (OLD.status, NEW.status)) EXECUTE FUNCTION paid_is_to_ship();

CREATE FUNCTION settle_where_refunded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF EXISTS (SELECT FROM refund WHERE order_id = subject) THEN PERFORM settle_to_ship(subject); END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER paid_orders_with_refunds AFTER UPDATE OF status ON "order"
  FOR EACH ROW WHEN (OLD.status <> NEW.status AND NEW.status = 'paid') EXECUTE FUNCTION settle_where_refunded('id');
CREATE TRIGGER captures_of_orders_with_refunds AFTER UPDATE OF status, amount_received ON payment_attempt
  FOR EACH ROW WHEN (
    NEW.status = 'captured' AND (OLD.status, OLD.amount_received) IS DISTINCT FROM (NEW.status, NEW.amount_received)
  ) EXECUTE FUNCTION settle_where_refunded('order_id');
CREATE TRIGGER refunds_change_what_is_to_ship AFTER INSERT OR UPDATE OF status, restocked ON refund
  FOR EACH ROW EXECUTE FUNCTION settle_where_refunded('order_id');
CREATE FUNCTION settle_for_refund_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settle_to_ship(r.order_id) FROM refund r WHERE r.id = NEW.refund_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER refund_lines_change_what_is_to_ship AFTER INSERT ON refund_line
  FOR EACH ROW EXECUTE FUNCTION settle_for_refund_line();

-- What was paid lately has to go out, for all that Till knows; what is older is taken to have left before Till kept
-- parcels, and can be marked as shipped all the same.
UPDATE "order" o SET to_ship = true
WHERE o.status = 'paid' AND o.created_at > now() - interval '60 days'
  AND EXISTS (SELECT FROM pieces_to_ship(o.id) p WHERE p.quantity > 0);

-- I12: no more goes out than was ordered, and the list To ship has what has to. The days leave out what was paid
-- before parcels were kept, and keep the check from asking about every order that ever left.
CREATE VIEW invariant_i12_parcels_agree AS
SELECT p.order_id::text AS subject, format('%s pieces of %s shipped of %s', sum(l.quantity), l.product_id, coalesce(max(i.quantity), 0)) AS detail
FROM parcel p JOIN parcel_line l ON l.parcel_id = p.id
LEFT JOIN order_item i ON i.order_id = p.order_id AND i.product_id = l.product_id
WHERE p.undone_at IS NULL
GROUP BY p.order_id, l.product_id HAVING sum(l.quantity) > coalesce(max(i.quantity), 0)
UNION ALL
SELECT o.id::text, 'on the list To ship, and nothing has to go out' FROM "order" o
WHERE o.to_ship AND NOT EXISTS (SELECT FROM pieces_to_ship(o.id) p WHERE p.quantity > 0)
UNION ALL
SELECT o.id::text, 'something has to go out, and it is not on the list To ship' FROM "order" o
WHERE o.status = 'paid' AND NOT o.to_ship AND o.created_at > now() - interval '7 days'
  AND EXISTS (SELECT FROM pieces_to_ship(o.id) p WHERE p.quantity > 0);

CREATE OR REPLACE VIEW invariant_violation AS
SELECT 'I1' AS name, subject, detail FROM invariant_i1_paid_has_one_matching_capture
UNION ALL SELECT 'I2', subject, detail FROM invariant_i2_captured_is_paid_or_reviewed
UNION ALL SELECT 'I3', subject, detail FROM invariant_i3_refunds_within_captured
UNION ALL SELECT 'I4', subject, detail FROM invariant_i4_stock_adds_up
UNION ALL SELECT 'I5', subject, detail FROM invariant_i5_sums_agree
UNION ALL SELECT 'I6', subject, detail FROM invariant_i6_one_payable_intent
UNION ALL SELECT 'I7', subject, detail FROM invariant_i7_status_has_a_timeline
UNION ALL SELECT 'I8', subject, detail FROM invariant_i8_event_has_one_effect
UNION ALL SELECT 'I10', subject, detail FROM invariant_i10_closed_order_takes_no_money
UNION ALL SELECT 'I12', subject, detail FROM invariant_i12_parcels_agree;
