-- Old carts are removed; without the index each would be looked up by reading all orders.
CREATE INDEX "order_cart_id_idx" ON "order"("cart_id");

-- What Stripe sent is personal data, and is not kept for ever. The event's row is.
ALTER TABLE "webhook_event" ADD COLUMN "payload_removed_at" TIMESTAMPTZ(3);
CREATE INDEX webhook_event_with_payload ON webhook_event (received_at) WHERE payload_removed_at IS NULL;

-- Replaces refuse_change_of_history() for the inbox. One change is allowed: whoever sets payload_removed_at, and
-- nothing else, on an event that is handled and at least 30 days old gets its payload replaced.
CREATE FUNCTION refuse_change_of_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.payload_removed_at IS NULL AND NEW.payload_removed_at IS NOT NULL
    AND OLD.handled_at IS NOT NULL AND OLD.received_at <= now() - interval '30 days'
    AND (NEW.id, NEW.type, NEW.object_id, NEW.payment_intent_id, NEW.livemode, NEW.payload::text, NEW.received_at)
      IS NOT DISTINCT FROM
        (OLD.id, OLD.type, OLD.object_id, OLD.payment_intent_id, OLD.livemode, OLD.payload::text, OLD.received_at)
  THEN
    NEW.payload := '{"removed": "kept no longer than this shop keeps payloads"}';
    NEW.payload_removed_at := now();
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;

CREATE OR REPLACE TRIGGER webhook_event_is_history
  BEFORE UPDATE OF id, type, object_id, payment_intent_id, livemode, payload, received_at, payload_removed_at
  ON webhook_event FOR EACH ROW EXECUTE FUNCTION refuse_change_of_inbox();

-- The serving role may not rewrite the inbox, so it asks the owner through this. Takes up to `at_most` payloads
-- away that came `keep_days` ago or before and returns how many; 0: none is left. An order that is open, under
-- review or disputed keeps what Stripe said about it.
CREATE FUNCTION remove_old_payloads(keep_days integer, at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  removed integer;
BEGIN
  IF keep_days IS NULL OR keep_days < 30 THEN
    RAISE EXCEPTION 'payloads are kept for 30 days or more' USING ERRCODE = 'check_violation';
  END IF;
  WITH old AS (
    SELECT e.id FROM public.webhook_event e
    WHERE e.payload_removed_at IS NULL AND e.handled_at IS NOT NULL
      AND e.received_at <= now() - make_interval(days => keep_days)
      AND NOT EXISTS (
        SELECT FROM public.payment_attempt a JOIN public."order" o ON o.id = a.order_id
        WHERE a.payment_intent_id = e.payment_intent_id
          AND (o.status IN ('pending', 'processing') OR o.review_reason IS NOT NULL OR o.dispute_open)
      )
    ORDER BY e.received_at LIMIT at_most FOR UPDATE OF e SKIP LOCKED
  )
  UPDATE public.webhook_event e SET payload_removed_at = now() FROM old WHERE e.id = old.id;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END
$$;
REVOKE EXECUTE ON FUNCTION remove_old_payloads FROM PUBLIC;
