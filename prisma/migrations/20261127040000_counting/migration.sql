-- What is counted and exported is read by when it happened.
SET lock_timeout = '5s';

CREATE INDEX "order_paid_at_idx" ON "order"("paid_at");
CREATE INDEX "payment_attempt_created_at_id_idx" ON "payment_attempt"("created_at", "id");
CREATE INDEX "refund_created_at_id_idx" ON "refund"("created_at", "id");
CREATE INDEX "dispute_created_at_idx" ON "dispute"("created_at");
