-- A migration of its own: PostgreSQL lets nothing use a new value of an enum in the transaction that adds it.
ALTER TYPE attempt_status ADD VALUE IF NOT EXISTS 'authorized';
ALTER TYPE attempt_status ADD VALUE IF NOT EXISTS 'lost';
ALTER TYPE refund_status ADD VALUE IF NOT EXISTS 'awaiting_approval';
ALTER TYPE refund_status ADD VALUE IF NOT EXISTS 'requires_action';
