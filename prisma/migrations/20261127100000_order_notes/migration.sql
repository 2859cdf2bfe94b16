-- What staff want colleagues to know about an order. A note stays as it was written; another one corrects it.
SET lock_timeout = '5s';

CREATE TABLE order_note (
  id UUID PRIMARY KEY,
  order_id UUID NOT NULL REFERENCES "order" (id) ON DELETE CASCADE ON UPDATE CASCADE,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  -- A staff user's id.
  written_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX order_note_order_id_idx ON order_note (order_id, created_at);

CREATE FUNCTION refuse_change_of_order_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a note stays as it was written: another one corrects it' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER order_notes_stay BEFORE UPDATE ON order_note FOR EACH ROW EXECUTE FUNCTION refuse_change_of_order_note();
