/** What Stripe holds, of what concerns a shop. Amounts in minor units of `currency`. */
export type StripeSide = {
  payments: StripePayment[];
  refunds: StripeRefund[];
  disputes: StripeDispute[];
  events: { id: string; type: string }[];
};

export type StripePayment = {
  id: string;
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  livemode: boolean;
  metadata: Record<string, string>;
};

export type StripeRefund = {
  id: string;
  status: string;
  amount: number;
  currency: string;
  payment_intent: string;
  metadata: Record<string, string>;
};

export type StripeDispute = { id: string; status: string; amount: number; payment_intent: string };

const PAGE = 100;

/** Everything of one kind that Stripe lists, newest first, by its API and nothing of Till's. */
export async function listAll<Item extends { id: string }>(
  base: string,
  key: string,
  resource: string,
): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const after = all.at(-1);
    const query = new URLSearchParams({ limit: String(PAGE), ...(after && { starting_after: after.id }) });
    const response = await fetch(`${base}/v1/${resource}?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!response.ok) throw new Error(`listing ${resource} answered ${response.status}`);
    const page = (await response.json()) as { data: Item[]; has_more: boolean };
    all.push(...page.data);
    if (!page.has_more) return all;
  }
}

/** Lists everything by Stripe's API and nothing of Till's, so that no mistake of ours hides itself. */
export async function readStripeSide(base: string, key: string): Promise<StripeSide> {
  const [payments, refunds, disputes, events] = await Promise.all([
    listAll<StripePayment>(base, key, "payment_intents"),
    listAll<StripeRefund>(base, key, "refunds"),
    listAll<StripeDispute>(base, key, "disputes"),
    listAll<{ id: string; type: string }>(base, key, "events"),
  ]);
  return { payments, refunds, disputes, events };
}
