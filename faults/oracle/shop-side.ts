/** Runs one statement and answers its rows. */
export type Query = <Row>(sql: string) => Promise<Row[]>;

/** What the shop believes, row by row as Postgres has it. Amounts in minor units of the row's currency. */
export type ShopSide = {
  appId: string;
  orders: ShopOrder[];
  attempts: ShopAttempt[];
  refunds: ShopRefund[];
  disputes: ShopDispute[];
  reviews: { order_id: string | null; subject: string; open: boolean }[];
  mails: { order_id: string; kind: string }[];
  events: { id: string; handled: boolean }[];
  timeline: { id: string; order_id: string; kind: string; to_status: string | null; cause: string }[];
  /** Of all orders, because what is on the shelf is the sum over all of them. */
  items: ShopItem[];
  products: { id: string; stock: number; received: number }[];
  /** Whatever still has to be done: rows of the outbox, and jobs that a worker would take. */
  undone: { what: string }[];
};

export type ShopItem = {
  order_id: string;
  /** Of its order. */
  status: string;
  product_id: string;
  quantity: number;
  restocked: number;
  unit_amount: number;
};

export type ShopOrder = {
  id: string;
  status: string;
  currency: string;
  items_amount: number;
  shipping_amount: number;
  tax_amount: number;
  discount_amount: number;
  total_amount: number;
  refunded_amount: number;
  dispute_open: boolean;
  review_reason: string | null;
  livemode: boolean;
};

export type ShopAttempt = {
  id: string;
  order_id: string;
  status: string;
  amount: number;
  currency: string;
  payment_intent_id: string | null;
  amount_received: number;
  /** What staff decided to take of a held amount; null where all was taken at once. */
  capture_amount: number | null;
};

export type ShopRefund = {
  id: string;
  order_id: string;
  attempt_id: string;
  status: string;
  amount: number;
  currency: string;
  stripe_refund_id: string | null;
};

export type ShopDispute = {
  id: string;
  order_id: string;
  attempt_id: string;
  status: string;
  amount: number;
};

/** Reads everything. */
export async function readShopSide(query: Query): Promise<ShopSide> {
  const [installation] = await query<{ app_id: string }>("SELECT app_id FROM installation");
  return {
    appId: installation?.app_id ?? "",
    orders:
      await query(`SELECT id, status, currency, items_amount, shipping_amount, tax_amount, discount_amount,
      total_amount, refunded_amount, dispute_open, review_reason, livemode FROM "order"`),
    attempts:
      await query(`SELECT id, order_id, status, amount, currency, payment_intent_id, amount_received, capture_amount
      FROM payment_attempt`),
    refunds: await query(`SELECT id, order_id, attempt_id, status, amount, currency, stripe_refund_id
      FROM refund`),
    disputes: await query(`SELECT id, order_id, attempt_id, status, amount FROM dispute`),
    reviews: await query(`SELECT order_id, subject, closed_at IS NULL AS open FROM review`),
    mails: await query(`SELECT order_id, kind FROM mail`),
    events: await query("SELECT id, handled_at IS NOT NULL AS handled FROM webhook_event"),
    timeline: await query(`SELECT id::text, order_id, kind, to_status, cause FROM order_event
      ORDER BY order_event.id`),
    items: await query(`SELECT i.order_id, o.status, i.product_id, i.quantity, i.restocked, i.unit_amount
      FROM order_item i JOIN "order" o ON o.id = i.order_id`),
    products: await query("SELECT id, stock, received FROM product"),
    undone: await query(`SELECT 'outbox ' || coalesce(task, 'tell') AS what FROM outbox
      UNION ALL SELECT 'job ' || task_identifier FROM graphile_worker.jobs WHERE attempts < max_attempts
      UNION ALL SELECT 'given up ' || task_identifier FROM graphile_worker.jobs
        WHERE attempts >= max_attempts AND key IS NOT NULL`),
  };
}
