-- Workers show life, so that the jobs of one that was killed are free within a minute. The job queue itself waits for
-- four hours.
SET lock_timeout = '5s';

CREATE TABLE worker_life (
  -- As the job queue writes it into `locked_by`.
  worker_id TEXT NOT NULL,
  started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  beat_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT worker_life_pkey PRIMARY KEY (worker_id)
);
