-- Which orders come from one network, without saying from which. Old orders have none and count for nobody.
ALTER TABLE "order" ADD COLUMN "network_hash" BYTEA;

ALTER TABLE "order" ADD CONSTRAINT order_network_is_sha256
  CHECK (network_hash IS NULL OR octet_length(network_hash) = 32);

CREATE INDEX "order_network_hash_created_at_idx" ON "order"("network_hash", "created_at");
