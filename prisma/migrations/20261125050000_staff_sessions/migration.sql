-- No version ever used this table: limits are counted in request_limit.
DROP TABLE "staff_rate_limit";

ALTER TABLE "staff_user" ADD COLUMN "disabled_at" TIMESTAMPTZ(3);

CREATE TABLE "staff_network" (
    "user_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "signed_in_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_network_pkey" PRIMARY KEY ("user_id", "network")
);

ALTER TABLE "staff_network" ADD CONSTRAINT "staff_network_user_id_fkey" FOREIGN KEY ("user_id")
  REFERENCES "staff_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A session says who somebody was when they signed in. Whatever changes that ends it, whoever makes the
-- change: a command, the sign-in library, or a person with psql.
CREATE FUNCTION end_staff_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'staff_user' THEN
    DELETE FROM staff_session WHERE user_id = NEW.id;
  ELSE
    DELETE FROM staff_session WHERE user_id = NEW.user_id;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER staff_role_ends_sessions AFTER UPDATE OF role ON staff_user
  FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role)
  EXECUTE FUNCTION end_staff_sessions();
CREATE TRIGGER staff_disabling_ends_sessions AFTER UPDATE OF disabled_at ON staff_user
  FOR EACH ROW WHEN (NEW.disabled_at IS NOT NULL)
  EXECUTE FUNCTION end_staff_sessions();
CREATE TRIGGER staff_password_ends_sessions AFTER UPDATE OF password ON staff_account
  FOR EACH ROW WHEN (OLD.password IS DISTINCT FROM NEW.password)
  EXECUTE FUNCTION end_staff_sessions();
