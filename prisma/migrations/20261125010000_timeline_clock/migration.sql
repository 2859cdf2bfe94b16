-- The moment a row is written, not the start of its transaction: rows of one transaction stand in the order
-- in which they happened, and so do those of a transaction that had to wait for another one's lock.
ALTER TABLE "order_event" ALTER COLUMN "created_at" SET DEFAULT clock_timestamp();
