import { POST } from "@/app/api/webhooks/route";
import { listAll } from "@/faults/oracle/stripe-side";
import { signatureFor } from "@/lib/testing/signature";
import { SECRET_KEY, type World } from "./world";

/** An event as Stripe's API answers it. */
export type StripeEvent = { id: string; type: string; created: number; data: { object: { id: string } } };

/** What the webhook route of this process answers to these bytes. */
export async function post(body: string, signature: string): Promise<number> {
  const request = new Request("http://localhost:3000/api/webhooks", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "stripe-signature": signature },
  });
  return (await POST(request)).status;
}

/** Delivers an event as Stripe does, and remembers it if the shop says that it has it. */
export async function deliver({ acknowledged }: World, event: StripeEvent): Promise<number> {
  const body = JSON.stringify(event, null, 2);
  const status = await post(body, signatureFor(body));
  if (status === 200) acknowledged.add(event.id);
  return status;
}

/** Every event that the sandbox has made, oldest first. */
export async function madeEvents({ stripeUrl }: World): Promise<StripeEvent[]> {
  return (await listAll<StripeEvent>(stripeUrl, SECRET_KEY, "events")).reverse();
}

/** Delivers every event that was made until now, oldest first. */
export async function deliverAll(world: World): Promise<void> {
  for (const event of await madeEvents(world)) await deliver(world, event);
}
