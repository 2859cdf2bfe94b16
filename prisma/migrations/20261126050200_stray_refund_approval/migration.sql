-- Above the shop's sum money of no order goes back only when a second person says so, as a refund of an order does: who
-- asked for it, until it is done or declined.
SET lock_timeout = '5s';

ALTER TABLE review
  ADD COLUMN refund_asked_by TEXT,
  ADD COLUMN refund_asked_at TIMESTAMPTZ(3);
ALTER TABLE review ADD CONSTRAINT review_refund_asked_by_somebody CHECK (
  (refund_asked_by IS NULL) = (refund_asked_at IS NULL)
) NOT VALID;
-- Whoever asked does not close it as refunded.
ALTER TABLE review ADD CONSTRAINT review_refund_by_two CHECK (
  resolution IS DISTINCT FROM 'refund_it' OR refund_asked_by IS DISTINCT FROM closed_by OR closed_by IS NULL
) NOT VALID;
