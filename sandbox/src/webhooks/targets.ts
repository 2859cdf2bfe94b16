import { isLoopback } from "../base/loopback";
import type { WebhookEndpointRecord } from "../records/webhook-endpoint";
import type { Account } from "../store/account";
import type { World } from "../store/world";

/** Where an event goes, and with which secrets its body is signed. */
export type Target = { id: string; url: string; secrets: string[] };

/** Whether webhooks may go to a URL: to this machine always, to another only when the sandbox was told so. */
export function mayReceive(world: World, url: string): boolean {
  const { hostname } = new URL(url);
  return isLoopback(hostname) || world.webhookHosts.includes(hostname);
}

/** Whether an endpoint with these enabled events hears a type. */
export function wants(enabledEvents: readonly string[], type: string): boolean {
  return enabledEvents.some((pattern) => pattern === "*" || pattern === type);
}

/** Secrets that still sign at `now` (seconds), the one in force first. */
function activeSecrets(endpoint: WebhookEndpointRecord, now: number): string[] {
  return endpoint.secrets
    .filter((secret) => secret.expiresAt === null || secret.expiresAt > now)
    .sort((left, right) => Number(left.expiresAt !== null) - Number(right.expiresAt !== null))
    .map((secret) => secret.secret);
}

/** Every endpoint that hears an event of this type now. */
export function targetsFor(world: World, account: Account, type: string): Target[] {
  const targets = world.fixedEndpoints.map(({ id, url, secret }) => ({ id, url, secrets: [secret] }));
  if (account.webhookEndpoints.size === 0) return targets;
  for (const endpoint of account.webhookEndpoints.all()) {
    if (endpoint.disabled || !wants(endpoint.enabledEvents, type)) continue;
    const secrets = activeSecrets(endpoint, world.clock.seconds());
    targets.push({ id: endpoint.id, url: endpoint.url, secrets });
  }
  return targets;
}

/** The endpoint as it is now, for a retry; null when it is gone or disabled, which stops the retries. */
export function targetById(world: World, account: Account, id: string): Target | null {
  const given = world.fixedEndpoints.find((endpoint) => endpoint.id === id);
  if (given) return { id, url: given.url, secrets: [given.secret] };
  const endpoint = account.webhookEndpoints.get(id);
  if (!endpoint || endpoint.disabled) return null;
  return { id, url: endpoint.url, secrets: activeSecrets(endpoint, world.clock.seconds()) };
}
