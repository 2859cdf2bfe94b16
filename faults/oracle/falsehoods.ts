import type { StripeSide } from "./stripe-side";

/** One way in which a shop and Stripe could come to differ, or a shop from itself. */
export type Falsehood = {
  name: string;
  /** What somebody or some bug would do to the shop's rows, past all of the database's own rules. */
  rows?: string;
  /** What Stripe would say instead. */
  stripe?: (side: StripeSide) => StripeSide;
};

const PAID = `(SELECT id FROM "order" WHERE status = 'paid' ORDER BY number LIMIT 1)`;
const EXPIRED = `(SELECT id FROM "order" WHERE status = 'expired' LIMIT 1)`;
const CAPTURED = `(SELECT id FROM payment_attempt WHERE order_id = ${PAID} AND status = 'captured')`;
const A_REFUND = "(SELECT id FROM refund WHERE status = 'succeeded')";
const A_DISPUTE = "(SELECT id FROM dispute)";
const A_PRODUCT = `(SELECT product_id FROM order_item WHERE order_id = ${PAID})`;

/** Lets rows be written that the database's own rules refuse, for the rest of the transaction. */
export const LIFT_RULES = `
  SET LOCAL session_replication_role = replica;
  DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'c' AND conrelid <> 0
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP;
  END $$;`;

/** Another object of the first's kind, as if Stripe had made it twice. */
function twice<Item extends { id: string }>(items: Item[], fits: (item: Item) => boolean): Item[] {
  const item = items.find(fits);
  return item ? [...items, { ...item, id: `${item.id}_again` }] : items;
}

function changed<Item>(items: Item[], fits: (item: Item) => boolean, more: Partial<Item>): Item[] {
  let done = false;
  return items.map((item) => {
    if (done || !fits(item)) return item;
    done = true;
    return { ...item, ...more };
  });
}

export const FALSEHOODS: readonly Falsehood[] = [
  { name: "a refund's row is gone", rows: `DELETE FROM refund WHERE id = ${A_REFUND}` },
  {
    name: "a refund says another amount",
    rows: `UPDATE refund SET amount = amount + 1 WHERE id = ${A_REFUND}`,
  },
  {
    name: "a refund still waits that has come back",
    rows: `UPDATE refund SET status = 'pending' WHERE id = ${A_REFUND}`,
  },
  {
    name: "a refund is invented",
    rows: `INSERT INTO refund (id, order_id, attempt_id, status, idempotency_key, amount, currency, stripe_refund_id)
      SELECT gen_random_uuid(), order_id, id, 'succeeded', gen_random_uuid(), 1, currency, 're_invented' FROM payment_attempt WHERE id = ${CAPTURED}`,
  },
  {
    name: "a refund was never sent",
    rows: `INSERT INTO refund (id, order_id, attempt_id, status, idempotency_key, amount, currency)
      SELECT gen_random_uuid(), order_id, id, 'requested', gen_random_uuid(), 1, currency FROM payment_attempt WHERE id = ${CAPTURED}`,
  },
  {
    name: "an order's refunded sum is off by one",
    rows: `UPDATE "order" SET refunded_amount = refunded_amount + 1 WHERE id = (SELECT order_id FROM refund WHERE id = ${A_REFUND})`,
  },
  {
    name: "an order is paid that nobody paid",
    rows: `UPDATE "order" SET status = 'paid' WHERE id = ${EXPIRED}`,
  },
  {
    name: "a paid order says it is pending",
    rows: `UPDATE "order" SET status = 'pending' WHERE id = ${PAID}`,
  },
  {
    name: "a paid order says it is canceled",
    rows: `UPDATE "order" SET status = 'canceled' WHERE id = ${PAID}`,
  },
  {
    name: "an order's total is another",
    rows: `UPDATE "order" SET total_amount = total_amount - 1 WHERE id = ${PAID}`,
  },
  {
    name: "an order's total and its captured amount are another",
    rows: `UPDATE "order" SET total_amount = total_amount + 100, shipping_amount = shipping_amount + 100 WHERE id = ${PAID};
      UPDATE payment_attempt SET amount_received = amount_received + 100, amount = amount + 100 WHERE order_id = ${PAID}`,
  },
  {
    name: "the captured amount is another",
    rows: `UPDATE payment_attempt SET amount_received = amount_received - 1 WHERE id = ${CAPTURED}`,
  },
  {
    name: "an attempt belongs to another PaymentIntent",
    rows: `UPDATE payment_attempt SET payment_intent_id = 'pi_of_nobody' WHERE id = ${CAPTURED}`,
  },
  {
    name: "an attempt forgot that it captured",
    rows: `UPDATE payment_attempt SET status = 'canceled' WHERE id = ${CAPTURED}`,
  },
  {
    name: "an order ended and its payment is still open here",
    rows: `UPDATE payment_attempt SET status = 'payable' WHERE order_id = ${EXPIRED}`,
  },
  { name: "stock is off by one", rows: `UPDATE product SET stock = stock + 1 WHERE id = ${A_PRODUCT}` },
  {
    name: "stock is below nothing",
    rows: `UPDATE product SET stock = -1, received = received - stock - 1 WHERE id = ${A_PRODUCT}`,
  },
  {
    name: "a piece was put back that nobody gave back",
    rows: `UPDATE order_item SET restocked = 1 WHERE order_id = ${PAID}`,
  },
  {
    name: "a mail is there twice",
    rows: `ALTER TABLE mail DROP CONSTRAINT IF EXISTS mail_order_id_kind_key; DROP INDEX IF EXISTS mail_order_id_kind_key;
      INSERT INTO mail (id, order_id, kind, recipient) SELECT gen_random_uuid(), order_id, kind, recipient FROM mail WHERE order_id = ${PAID}`,
  },
  { name: "a paid order's mail is missing", rows: `DELETE FROM mail WHERE order_id = ${PAID}` },
  { name: "an expired order's mail is missing", rows: `DELETE FROM mail WHERE order_id = ${EXPIRED}` },
  {
    name: "a mail confirms an order that ended",
    rows: `UPDATE mail SET kind = 'order_confirmed' WHERE order_id = ${EXPIRED}`,
  },
  {
    name: "the timeline's last move is gone",
    rows: `DELETE FROM order_event WHERE order_id = ${PAID} AND to_status = 'paid'`,
  },
  {
    name: "an order became paid twice",
    rows: `INSERT INTO order_event (order_id, kind, from_status, to_status, cause)
      VALUES (${PAID}, 'paid', 'pending', 'paid', 'system')`,
  },
  {
    name: "an event came that Stripe never made",
    rows: `INSERT INTO webhook_event (id, type, livemode, payload, handled_at)
      VALUES ('evt_forged', 'payment_intent.succeeded', false, '{}', now())`,
  },
  { name: "a dispute's row is gone", rows: `DELETE FROM dispute WHERE id = ${A_DISPUTE}` },
  { name: "a dispute says it was won", rows: `UPDATE dispute SET status = 'won' WHERE id = ${A_DISPUTE}` },
  {
    name: "a dispute is invented",
    rows: `INSERT INTO dispute (id, order_id, attempt_id, status, reason, amount, currency, funds_withdrawn, charge_refundable)
      SELECT 'du_invented', order_id, id, 'lost', 'fraudulent', amount, currency, true, false FROM payment_attempt WHERE id = ${CAPTURED}`,
  },
  {
    name: "a job was given up",
    rows: "INSERT INTO outbox (task, payload, job_key) VALUES ('send_mail', '{}', 'left')",
  },
  {
    name: "a refund belongs to another row than the one that asked",
    stripe: (side) => ({
      ...side,
      refunds: side.refunds.map((refund) => ({ ...refund, metadata: { refund_id: "another" } })),
    }),
  },
  {
    name: "money was taken twice",
    stripe: (side) => ({ ...side, payments: twice(side.payments, ({ status }) => status === "succeeded") }),
  },
  {
    name: "a second payment of an order can be paid",
    stripe: (side) => ({
      ...side,
      payments: [
        ...side.payments,
        ...["a", "b"].flatMap((id) => {
          const paid = side.payments.find(({ status }) => status === "succeeded");
          return paid
            ? [{ ...paid, id: `pi_${id}`, status: "requires_payment_method", amount_received: 0 }]
            : [];
        }),
      ],
    }),
  },
  {
    name: "another amount was taken than was ordered",
    stripe: (side) => ({
      ...side,
      payments: changed(side.payments, ({ status }) => status === "succeeded", { amount_received: 1 }),
    }),
  },
  {
    name: "another currency was taken",
    stripe: (side) => ({
      ...side,
      payments: changed(side.payments, ({ status }) => status === "succeeded", { currency: "jpy" }),
    }),
  },
  {
    name: "a payment that the shop says is captured is not",
    stripe: (side) => ({
      ...side,
      payments: changed(side.payments, ({ status }) => status === "succeeded", { status: "canceled" }),
    }),
  },
  {
    name: "an ended order's payment can still be paid",
    stripe: (side) => ({
      ...side,
      payments: changed(side.payments, ({ status }) => status === "canceled", {
        status: "requires_payment_method",
      }),
    }),
  },
  {
    name: "a refund was made twice",
    stripe: (side) => ({ ...side, refunds: twice(side.refunds, () => true) }),
  },
  {
    name: "a refund came back as failed",
    stripe: (side) => ({ ...side, refunds: changed(side.refunds, () => true, { status: "failed" }) }),
  },
  {
    name: "money with our mark that no row knows",
    stripe: (side) => ({
      ...side,
      payments: side.payments.flatMap((payment) =>
        payment.status === "succeeded"
          ? [
              payment,
              {
                ...payment,
                id: `${payment.id}_unknown`,
                metadata: { ...payment.metadata, order_id: "gone" },
              },
            ]
          : [payment],
      ),
    }),
  },
];
