-- The payloads of dead events are personal data like any other: they are kept as long, and then go. Until then staff can
-- replay the event; after that its row says that it was dead, and Stripe can be asked about its payment.
SET lock_timeout = '5s';

CREATE OR REPLACE FUNCTION refuse_change_of_inbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.payload_removed_at IS NULL AND NEW.payload_removed_at IS NOT NULL
    AND (OLD.handled_at IS NOT NULL OR OLD.outcome = 'dead') AND OLD.received_at <= now() - interval '30 days'
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

CREATE OR REPLACE FUNCTION remove_old_payloads(keep_days integer, at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  removed integer;
BEGIN
  IF keep_days IS NULL OR keep_days < 30 THEN
    RAISE EXCEPTION 'payloads are kept for 30 days or more' USING ERRCODE = 'check_violation';
  END IF;
  WITH old AS (
    SELECT e.id FROM public.webhook_event e
    WHERE e.payload_removed_at IS NULL AND (e.handled_at IS NOT NULL OR e.outcome = 'dead')
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
