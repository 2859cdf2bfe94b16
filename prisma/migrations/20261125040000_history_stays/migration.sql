-- The timeline and the inbox are refused every change and removal, whoever asks: also by the role that owns
-- them. Before, only an UPDATE of the timeline was. Processes of the version before never made any of these.

CREATE TRIGGER order_event_stays BEFORE DELETE ON order_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER order_event_is_not_emptied BEFORE TRUNCATE ON order_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- What Stripe sent stays as it came. What became of it (outcome, handled_at, attempts, last_error) is ours.
CREATE TRIGGER webhook_event_is_history
  BEFORE UPDATE OF id, type, object_id, payment_intent_id, livemode, payload, received_at ON webhook_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER webhook_event_stays BEFORE DELETE ON webhook_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER webhook_event_is_not_emptied BEFORE TRUNCATE ON webhook_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
