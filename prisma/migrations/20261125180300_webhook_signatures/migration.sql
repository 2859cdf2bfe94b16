-- Whether Stripe's deliveries are let in: a wrong secret looks like silence otherwise. One row, written by the
-- first delivery and then at most every few seconds.
SET lock_timeout = '5s';

CREATE TABLE webhook_signature (
  id INTEGER NOT NULL DEFAULT 1,
  -- Deliveries that came with a signature which none of our secrets explains, since the last that was accepted.
  refused INTEGER NOT NULL DEFAULT 0,
  refused_at TIMESTAMPTZ(3),
  accepted_at TIMESTAMPTZ(3),
  CONSTRAINT webhook_signature_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_signature_is_one_row CHECK (id = 1)
);
