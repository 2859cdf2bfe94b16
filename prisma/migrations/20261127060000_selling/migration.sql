-- Stock is a ledger: every piece that came, was corrected or broke has a row with its reason and who said so, and what ever
-- arrived is their sum. What orders take and give back is in the orders themselves (I4).
SET lock_timeout = '5s';

CREATE TYPE stock_reason AS ENUM ('received', 'corrected', 'damaged');
CREATE TABLE stock_move (
  id BIGSERIAL PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE ON UPDATE CASCADE,
  pieces INTEGER NOT NULL CHECK (pieces <> 0),
  reason stock_reason NOT NULL,
  note TEXT CHECK (length(note) BETWEEN 1 AND 1000),
  -- Who sent the form, and the form: sent twice, it is one move. Without them it was the products file.
  moved_by TEXT,
  command_id UUID UNIQUE,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT stock_move_goes_its_way CHECK (
    CASE reason WHEN 'received' THEN pieces > 0 WHEN 'damaged' THEN pieces < 0 ELSE true END
  ),
  CONSTRAINT stock_move_by_somebody CHECK ((moved_by IS NULL) = (command_id IS NULL))
);
CREATE INDEX stock_move_product_id_idx ON stock_move (product_id, id DESC);

INSERT INTO stock_move (product_id, pieces, reason) SELECT id, received, 'received' FROM product WHERE received > 0;

-- One of the two is written, and the other follows: the ledger by staff, the sum by the products file. The serving role
-- may write the ledger only, so this runs as its owner.
CREATE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE product SET stock = stock + NEW.pieces, received = received + NEW.pieces WHERE id = NEW.product_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER stock_moves AFTER INSERT ON stock_move FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION move_stock();

CREATE FUNCTION note_stock_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pieces INTEGER := NEW.received - CASE TG_OP WHEN 'INSERT' THEN 0 ELSE OLD.received END;
BEGIN
  IF pieces <> 0 THEN
    INSERT INTO stock_move (product_id, pieces, reason)
    VALUES (NEW.id, pieces, CASE WHEN pieces > 0 THEN 'received' ELSE 'corrected' END::stock_reason);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER received_is_noted AFTER INSERT OR UPDATE OF received ON product FOR EACH ROW
  WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION note_stock_move();

CREATE FUNCTION refuse_change_of_stock_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a stock move stays as it was written: another one corrects it' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER stock_moves_stay BEFORE UPDATE ON stock_move
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_stock_move();

CREATE OR REPLACE VIEW invariant_i4_stock_adds_up AS
SELECT p.id AS subject,
       format(
         'received %s, moved %s, in stock %s, ordered %s',
         p.received, coalesce(moved.pieces, 0), p.stock, coalesce(held.quantity, 0)
       ) AS detail
FROM product p LEFT JOIN (
  SELECT i.product_id, sum(i.quantity - i.restocked) AS quantity
  FROM order_item i JOIN "order" o ON o.id = i.order_id
  WHERE o.status IN ('pending', 'processing', 'paid')
  GROUP BY i.product_id
) held ON held.product_id = p.id
LEFT JOIN (SELECT product_id, sum(pieces) AS pieces FROM stock_move GROUP BY product_id) moved ON moved.product_id = p.id
WHERE p.stock < 0 OR p.received <> p.stock + coalesce(held.quantity, 0) OR p.received <> coalesce(moved.pieces, 0);

-- Staff change prices and rates in the shop, so its role may; it leaves a row each time, which it may not change.
CREATE TABLE price_change (
  id BIGSERIAL PRIMARY KEY,
  product_id TEXT REFERENCES product (id) ON DELETE CASCADE ON UPDATE CASCADE,
  shipping_method_id TEXT REFERENCES shipping_method (id) ON DELETE CASCADE ON UPDATE CASCADE,
  currency CHAR(3) NOT NULL,
  -- In minor units; NULL where there was none.
  before_amount INTEGER,
  after_amount INTEGER NOT NULL,
  -- A staff user's id; NULL for the products file.
  changed_by TEXT,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT price_change_of_one_thing CHECK (num_nonnulls(product_id, shipping_method_id) = 1)
);
CREATE INDEX price_change_product_id_idx ON price_change (product_id, id DESC);
CREATE INDEX price_change_shipping_method_id_idx ON price_change (shipping_method_id, id DESC);

CREATE FUNCTION note_price_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  changed JSONB := to_jsonb(NEW);
  before INTEGER := CASE TG_OP WHEN 'UPDATE' THEN OLD.amount END;
BEGIN
  IF before IS DISTINCT FROM NEW.amount THEN
    INSERT INTO price_change (product_id, shipping_method_id, currency, before_amount, after_amount, changed_by)
    VALUES (
      changed ->> 'product_id', changed ->> 'shipping_method_id', changed ->> 'currency', before, NEW.amount,
      nullif(current_setting('till.changed_by', true), '')
    );
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER price_changes_are_noted AFTER INSERT OR UPDATE OF amount ON price
  FOR EACH ROW EXECUTE FUNCTION note_price_change();
CREATE TRIGGER rate_changes_are_noted AFTER INSERT OR UPDATE OF amount ON shipping_rate
  FOR EACH ROW EXECUTE FUNCTION note_price_change();
