-- What came of sending a mail, for staff to see: how often it was tried since it was last asked for, and what
-- the mail server said at last. A mail keeps its one row when staff have it sent again.
ALTER TABLE mail
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN last_error text,
  ADD COLUMN resend_asked_at timestamptz(3);
