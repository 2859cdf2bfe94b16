-- Who of the staff did what to what, and from where. Rows are added and never changed, as the timeline's are.
SET lock_timeout = '5s';

CREATE TABLE audit_entry (
  id BIGSERIAL PRIMARY KEY,
  -- A staff user's id and the role they had then. Accounts are disabled and never removed, so a name is found for each.
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  -- What it was done to: a kind and an id, as in "order 0b0e…".
  subject TEXT,
  -- The address the request came from, the browser's own words, and the id that the log's lines of it have.
  address TEXT NOT NULL,
  device TEXT NOT NULL CHECK (length(device) <= 256),
  request_id TEXT NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX audit_entry_at_idx ON audit_entry (at, id);
CREATE INDEX audit_entry_account_id_idx ON audit_entry (account_id, at, id);
CREATE INDEX audit_entry_action_idx ON audit_entry (action, at, id);
CREATE INDEX audit_entry_subject_idx ON audit_entry (subject, at, id);

CREATE TRIGGER audit_entry_is_history BEFORE UPDATE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
