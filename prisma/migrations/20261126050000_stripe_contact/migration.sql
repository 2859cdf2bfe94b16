-- What each process's calls to Stripe met, so that staff and monitors see when one of them is cut off. A row for each
-- process, written at the first call, when something changes, and otherwise every few seconds at most.
SET lock_timeout = '5s';

CREATE TABLE stripe_contact (
  -- The machine's name and the process's id there.
  process TEXT NOT NULL,
  -- When Stripe last answered, and when a call last failed.
  answered_at TIMESTAMPTZ(3),
  failed_at TIMESTAMPTZ(3),
  -- Failed calls in a row up to now.
  failures INTEGER NOT NULL DEFAULT 0,
  -- Whether the process calls Stripe only now and then, because it failed too often.
  cut_off BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT stripe_contact_pkey PRIMARY KEY (process),
  CONSTRAINT stripe_contact_failures_not_negative CHECK (failures >= 0)
);
