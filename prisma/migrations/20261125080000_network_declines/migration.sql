-- Pressing Pay reads the latest declines of a network. Those of the last day are few, whatever the shop has sold
-- and however many orders the network has placed.
CREATE INDEX order_event_declined ON order_event (created_at) WHERE kind = 'payment_declined';
