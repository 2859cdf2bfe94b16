-- Events that cannot be applied yet are tried again with growing waits, and end as dead after enough tries.
SET lock_timeout = '5s';

-- When the worker tries again; null for events that are done, and for dead ones.
ALTER TABLE webhook_event ADD COLUMN retry_at TIMESTAMPTZ(3);
-- The failed ones of the version before: nobody but Stripe tries them.
UPDATE webhook_event SET retry_at = now() WHERE handled_at IS NULL;

-- lib/webhooks/outcomes.ts says what each is; a test compares both. `unmatched` is what the version before writes.
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_outcome CHECK (outcome IN (
  'applied', 'unchanged', 'ambiguous', 'review', 'foreign', 'recorded', 'another_mode', 'unreadable', 'parked', 'dead',
  'unmatched'
)) NOT VALID;
ALTER TABLE webhook_event DROP CONSTRAINT webhook_event_outcome_when_handled;
ALTER TABLE webhook_event ADD CONSTRAINT webhook_event_outcome_when_handled CHECK (
  CASE WHEN outcome IN ('parked', 'dead') THEN handled_at IS NULL ELSE (handled_at IS NULL) = (outcome IS NULL) END
);

CREATE INDEX webhook_event_retry_at ON webhook_event (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX webhook_event_not_handled ON webhook_event (received_at DESC, id DESC) WHERE handled_at IS NULL;
CREATE INDEX webhook_event_review ON webhook_event (received_at DESC, id DESC) WHERE outcome = 'review';
