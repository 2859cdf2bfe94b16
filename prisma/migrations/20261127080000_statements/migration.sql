-- What Stripe's balance said of a month beside the shop's own rows, each time that somebody asked.
SET lock_timeout = '5s';

CREATE TABLE statement (
  id UUID PRIMARY KEY,
  -- "2026-11", by the shop's days.
  month TEXT NOT NULL CHECK (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  -- A staff user's id.
  asked_by TEXT NOT NULL,
  asked_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  done_at TIMESTAMPTZ(3),
  -- Why it could not be made; null where it was.
  failure TEXT,
  result JSONB,
  CHECK ((done_at IS NULL) = (failure IS NULL AND result IS NULL)),
  CHECK (failure IS NULL OR result IS NULL)
);
CREATE INDEX statement_month_asked_at_idx ON statement (month, asked_at DESC);
