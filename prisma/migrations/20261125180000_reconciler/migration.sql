-- Webhooks alone are never complete: what Till needs to ask Stripe for what it was not told. Everything is added.
SET lock_timeout = '5s';

-- When Stripe was last asked about what waits, so that it is asked less and less often.
ALTER TABLE payment_attempt ADD COLUMN asked_at TIMESTAMPTZ(3);
ALTER TABLE refund ADD COLUMN asked_at TIMESTAMPTZ(3);
ALTER TABLE dispute ADD COLUMN asked_at TIMESTAMPTZ(3);

-- How far each way of asking has come. One row for each purpose.
CREATE TABLE reconcile_cursor (
  purpose TEXT NOT NULL,
  -- Everything that Stripe made before this has been looked at; null until that has happened once.
  seen_until TIMESTAMPTZ(3),
  tried_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- Why the last try did not come to its end; null when it did.
  error TEXT,
  CONSTRAINT reconcile_cursor_pkey PRIMARY KEY (purpose)
);

-- What Stripe had and Till did not know. It is written down before it is mended, so that what cannot be is seen.
CREATE TABLE reconcile_finding (
  -- The PaymentIntent, refund, dispute or event.
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- Its status at Stripe, or the event's type.
  says TEXT NOT NULL,
  found_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- Null as long as Till does not say the same.
  mended_at TIMESTAMPTZ(3),
  CONSTRAINT reconcile_finding_pkey PRIMARY KEY (subject),
  CONSTRAINT reconcile_finding_kind CHECK (kind IN ('payment', 'refund', 'dispute', 'event'))
);
CREATE INDEX reconcile_finding_found_at_idx ON reconcile_finding (found_at);
CREATE INDEX reconcile_finding_open ON reconcile_finding (found_at) WHERE mended_at IS NULL;
