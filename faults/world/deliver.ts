import { createHmac } from "node:crypto";
import { POST } from "@/app/api/webhooks/route";
import { SECRET_KEY, WEBHOOK_SECRET } from "./lane";

/** An event as Stripe's API answers it. */
export type StripeEvent = { id: string; type: string; created: number; data: { object: { id: string } } };

/** The header that Stripe would send with these bytes (docs.stripe.com/webhooks, "Verify manually"). */
export function signatureFor(
  body: string,
  secret = WEBHOOK_SECRET,
  at = Math.floor(Date.now() / 1000),
): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

/** What the webhook route answers to these bytes. */
export async function post(body: string, signature: string): Promise<number> {
  const request = new Request("http://localhost:3000/api/webhooks", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "stripe-signature": signature },
  });
  return (await POST(request)).status;
}

/** Delivers an event as Stripe does, and remembers it if the shop says that it has it. */
export async function deliver(event: StripeEvent, acknowledged?: Set<string>): Promise<number> {
  const body = JSON.stringify(event, null, 2);
  const status = await post(body, signatureFor(body));
  if (status === 200) acknowledged?.add(event.id);
  return status;
}

/** Every event that the sandbox has made, oldest first. */
export async function madeEvents(stripeUrl: string): Promise<StripeEvent[]> {
  const events: StripeEvent[] = [];
  for (;;) {
    const last = events.at(-1);
    const query = new URLSearchParams({ limit: "100", ...(last && { starting_after: last.id }) });
    const response = await fetch(`${stripeUrl}/v1/events?${query}`, {
      headers: { authorization: `Bearer ${SECRET_KEY}` },
    });
    if (!response.ok) throw new Error(`listing events answered ${response.status}`);
    const page = (await response.json()) as { data: StripeEvent[]; has_more: boolean };
    events.push(...page.data);
    if (!page.has_more) return events.reverse();
  }
}
