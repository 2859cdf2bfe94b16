import type Stripe from "stripe";
import type { WebhookEndpointRecord } from "../records/webhook-endpoint";

/** The signing secret is shown only in the answer that creates the endpoint. */
export function wireWebhookEndpoint(
  record: WebhookEndpointRecord,
  showSecret: boolean,
): Stripe.WebhookEndpoint {
  const current = record.secrets.find((secret) => secret.expiresAt === null);
  return {
    id: record.id,
    object: "webhook_endpoint",
    api_version: record.apiVersion,
    application: null,
    created: record.created,
    description: record.description,
    enabled_events: record.enabledEvents,
    livemode: false,
    metadata: record.metadata,
    ...(showSecret && current ? { secret: current.secret } : {}),
    status: record.disabled ? "disabled" : "enabled",
    url: record.url,
  };
}
