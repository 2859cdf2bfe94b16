import { createHmac, randomUUID } from "node:crypto";
import { environment } from "./environment";

export const WEBHOOK_PATH = "/api/webhooks";

/** Seconds since 1970, as Stripe's signatures count. */
export const nowInSeconds = () => Math.floor(Date.now() / 1000);

type Signing = { at?: number; secret?: string };

/** The Stripe-Signature header of a body: docs.stripe.com/webhooks#verify-manually. */
export function signature(body: string | Buffer, signing: Signing = {}): string {
  const { at = nowInSeconds(), secret = environment.webhookSecret } = signing;
  const hmac = createHmac("sha256", secret).update(`${at}.`).update(body).digest("hex");
  return `t=${at},v1=${hmac}`;
}

/** An event as Stripe would send it, printed like Stripe prints it. */
export function eventBody(type: string, object: Record<string, unknown>, id = newEventId()): string {
  const event = {
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: nowInSeconds(),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  return JSON.stringify(event, null, 2);
}

export function newEventId(): string {
  return `evt_${randomUUID().replaceAll("-", "")}`;
}
