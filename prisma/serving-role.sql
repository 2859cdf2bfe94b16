-- What the role that serves may do, table by table. Whatever is not here it may not: no change of the
-- schema, no TRUNCATE, no rewriting of the timeline, the inbox or an amount. `npm run migrate` takes every
-- right from DATABASE_URL's role and gives it these, after the migrations and in one transaction.
-- A new table or column needs its line here; the database tests run with this role, so they miss it. A right
-- is taken away one release after the code that needed it: the old code serves while the new one is deployed.

GRANT USAGE ON SCHEMA public, graphile_worker TO :serving_role;

-- Products and ways to ship come from the products file (`npm run seed`, as the owner); staff change their words, prices and
-- whether they are for sale, and each price leaves a row. Selling only moves the stock; what ever arrived is a sum of moves.
GRANT SELECT, UPDATE (stock, name, category, summary, description, details, active) ON product TO :serving_role;
GRANT SELECT, UPDATE (name, description, active) ON shipping_method TO :serving_role;
GRANT SELECT, INSERT, UPDATE (amount) ON price, shipping_rate TO :serving_role;
GRANT SELECT, INSERT ON stock_move TO :serving_role;
GRANT SELECT ON price_change TO :serving_role;

GRANT SELECT, INSERT ON setting_change TO :serving_role;

GRANT SELECT, INSERT, UPDATE, DELETE ON cart, cart_line TO :serving_role;

-- Number, currency, amounts and mode stay as the order was placed.
GRANT SELECT, INSERT, UPDATE (
  status, cart_version, items_in_cart, refunded_amount, dispute_open, review_reason, email, shipping_name, shipping_line1,
  shipping_line2, shipping_city, shipping_state, shipping_postal_code, shipping_country, updated_at, paid_at, to_ship
) ON "order" TO :serving_role;
GRANT SELECT, INSERT, UPDATE (restocked) ON order_item TO :serving_role;
GRANT SELECT, INSERT ON order_event, order_note TO :serving_role;
GRANT SELECT, INSERT, DELETE ON order_token TO :serving_role;

-- The key, the frozen parameters and the amount of an attempt stay as they were sent.
GRANT SELECT, INSERT, UPDATE (
  status, payment_intent_id, amount_received, decline_code, decline_count, decline_id, decline_ids,
  decline_id_at_pay, capture_before, capture_amount, capture_id, lapse_told, asked_at, last_error, updated_at
) ON payment_attempt TO :serving_role;
GRANT SELECT, INSERT, UPDATE (
  status, stripe_refund_id, restocked, failure_reason, approved_by, asked_at, updated_at
) ON refund TO :serving_role;
GRANT SELECT, INSERT ON refund_line TO :serving_role;
GRANT SELECT, INSERT, UPDATE (
  status, reason, amount, due_by, funds_withdrawn, charge_refundable, asked_at, updated_at
) ON dispute TO :serving_role;
-- Why a review was opened stays; how it ended is added.
GRANT SELECT, INSERT, UPDATE (
  closed_at, closed_by, resolution, note, refund_asked_by, refund_asked_at
) ON review TO :serving_role;

-- What was in a parcel stays; a parcel that did not leave is undone, and stays as well.
GRANT SELECT, INSERT, UPDATE (delivered_at, undone_at) ON parcel TO :serving_role;
GRANT SELECT, INSERT ON parcel_line TO :serving_role;

-- What must follow a commit is written with it, and taken out once it has happened.
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO :serving_role;

-- What Stripe sent stays as it came; what became of it is ours. Old payloads go through the owner's function.
GRANT SELECT, INSERT, UPDATE (outcome, handled_at, attempts, last_error, retry_at) ON webhook_event TO :serving_role;
GRANT EXECUTE ON FUNCTION remove_old_payloads TO :serving_role;

-- Whether deliveries are let in, and what Till had to ask for.
GRANT SELECT, INSERT, UPDATE ON webhook_signature TO :serving_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON stripe_contact TO :serving_role;
GRANT SELECT, INSERT, UPDATE ON reconcile_cursor TO :serving_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON reconcile_finding TO :serving_role;

GRANT SELECT, INSERT, UPDATE (
  subject, body, sent_at, transport, attempts, last_error, resend_asked_at
) ON mail TO :serving_role;

GRANT SELECT, INSERT, UPDATE ON staff_user, staff_account TO :serving_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON staff_session, staff_verification, staff_network TO :serving_role;
-- What staff did is added to and never rewritten.
GRANT SELECT, INSERT ON audit_entry TO :serving_role;
GRANT USAGE ON SEQUENCE audit_entry_id_seq TO :serving_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON request_limit TO :serving_role;
-- Who asked for a statement stays; what came of it is added.
GRANT SELECT, INSERT, UPDATE (done_at, failure, result) ON statement TO :serving_role;

GRANT SELECT, UPDATE (livemode) ON installation TO :serving_role;
GRANT SELECT ON invariant_violation, _prisma_migrations TO :serving_role;

GRANT USAGE ON SEQUENCE order_number_seq, order_event_id_seq, outbox_id_seq, stock_move_id_seq, setting_change_id_seq TO :serving_role;

-- The job queue: adding jobs, working them off, and taking over from a worker that shows no life.
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_life TO :serving_role;
GRANT SELECT ON graphile_worker.jobs, graphile_worker.migrations TO :serving_role;
GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker._private_jobs, graphile_worker._private_job_queues,
  graphile_worker._private_tasks, graphile_worker._private_known_crontabs TO :serving_role;
