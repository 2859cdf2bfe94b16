-- What people may change without a deploy: every value that ever was, with who set it. The newest counts; NULL gives a
-- setting back to what the shop was deployed with.
SET lock_timeout = '5s';

CREATE TABLE setting_change (
  id BIGSERIAL PRIMARY KEY,
  name TEXT NOT NULL,
  value JSONB,
  -- A staff user's id.
  changed_by TEXT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX setting_change_name_idx ON setting_change (name, id DESC);

CREATE FUNCTION refuse_change_of_setting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was set stays written down: another row sets it anew' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER setting_changes_stay BEFORE UPDATE OR DELETE ON setting_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_setting_change();
