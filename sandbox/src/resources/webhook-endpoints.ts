import { API_VERSION } from "../base/api-version";
import { newId, randomText } from "../base/ids";
import { type Call, route } from "../http/call";
import { listFields, listReply } from "../http/lists";
import { invalidParameter, noSuch } from "../protocol/errors";
import { array, boolean, required, string, unsettable } from "../protocol/params";
import { mergeMetadata, metadataParam } from "../protocol/shared-params";
import type { WebhookEndpointRecord } from "../records/webhook-endpoint";
import type { World } from "../store/world";
import { mayReceive } from "../webhooks/targets";
import { wireWebhookEndpoint } from "../wire/webhook-endpoint";

const createFields = {
  url: required(string()),
  enabled_events: required(array(string())),
  api_version: string(),
  connect: boolean(),
  description: unsettable(string()),
  metadata: metadataParam,
};

const updateFields = {
  url: string(),
  enabled_events: array(string()),
  description: unsettable(string()),
  disabled: boolean(),
  metadata: metadataParam,
};

export const webhookEndpointRoutes = [
  route("POST", "webhook_endpoints", createFields, (call, params) => {
    const { account, world } = call.scope;
    checkUrl(world, params.url);
    const endpoint = account.webhookEndpoints.put({
      id: newId("we"),
      created: world.clock.seconds(),
      url: params.url,
      enabledEvents: params.enabled_events,
      description: params.description ?? null,
      metadata: mergeMetadata({}, params.metadata),
      apiVersion: params.api_version ?? API_VERSION,
      disabled: false,
      secrets: [{ secret: newSecret(), expiresAt: null }],
    });
    return { render: () => wireWebhookEndpoint(endpoint, true) };
  }),
  route("GET", "webhook_endpoints", listFields, (call, params) =>
    listReply(
      call.scope.account.webhookEndpoints,
      "webhook_endpoint",
      "/v1/webhook_endpoints",
      params,
      (endpoint) => wireWebhookEndpoint(endpoint, false),
    ),
  ),
  route("GET", "webhook_endpoints/:", {}, (call) => {
    const endpoint = findEndpoint(call);
    return { render: () => wireWebhookEndpoint(endpoint, false) };
  }),
  route("POST", "webhook_endpoints/:", updateFields, (call, params) => {
    const before = findEndpoint(call);
    if (params.url !== undefined) checkUrl(call.scope.world, params.url);
    const after = call.scope.account.webhookEndpoints.put({
      ...before,
      url: params.url ?? before.url,
      enabledEvents: params.enabled_events ?? before.enabledEvents,
      description: params.description === undefined ? before.description : params.description,
      disabled: params.disabled ?? before.disabled,
      metadata: mergeMetadata(before.metadata, params.metadata),
    });
    return { render: () => wireWebhookEndpoint(after, false) };
  }),
  route("DELETE", "webhook_endpoints/:", {}, (call) => {
    const { id } = findEndpoint(call);
    call.scope.account.webhookEndpoints.delete(id);
    return { render: () => ({ id, object: "webhook_endpoint", deleted: true }) };
  }),
];

/** A signing secret. */
function newSecret(): string {
  return `whsec_${randomText(32)}`;
}

/** Gives an endpoint a new secret; the old one signs too until `overlap` seconds from `now` have passed. */
export function rollSecret(
  endpoint: WebhookEndpointRecord,
  now: number,
  overlap: number,
): WebhookEndpointRecord {
  const old = endpoint.secrets.flatMap(({ secret, expiresAt }) => {
    const until = expiresAt ?? now + overlap;
    return until > now ? [{ secret, expiresAt: until }] : [];
  });
  return { ...endpoint, secrets: [{ secret: newSecret(), expiresAt: null }, ...old] };
}

function findEndpoint(call: Call): WebhookEndpointRecord {
  const id = call.ids[0] ?? "";
  const endpoint = call.scope.account.webhookEndpoints.get(id);
  if (!endpoint) throw noSuch("webhook endpoint", id, "webhook_endpoint");
  return endpoint;
}

function checkUrl(world: World, url: string): void {
  if (!/^https?:\/\/[^/\s]+/.test(url) || !URL.canParse(url)) {
    throw invalidParameter(
      "Invalid URL: An explicit scheme (such as https) must be provided.",
      "url",
      "url_invalid",
    );
  }
  if (!mayReceive(world, url)) {
    throw invalidParameter(
      `The sandbox sends webhooks to this machine only. Start it with --allow-webhook-host ${new URL(url).hostname} to allow this URL.`,
      "url",
      "url_invalid",
    );
  }
}
