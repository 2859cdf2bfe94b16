import { randomText } from "../base/ids";
import type { EventRecord, Snapshot } from "../records/event";
import type { Scope } from "../store/scope";
import { targetsFor } from "./targets";

const KEPT_EVENTS = 200_000;
const THIRTY_DAYS = 30 * 24 * 3600;

/** Records that something happened and tells those who bring it to endpoints. `previous`: what changed, for `*.updated`. */
export function emit(
  scope: Scope,
  type: string,
  snapshot: Snapshot,
  previous: Record<string, unknown> | null = null,
): void {
  const { world, account } = scope;
  const fault = world.webhookFaults.take(
    ["twin", "suppress"],
    { type, object: snapshot.record.id },
    world.clock.now(),
  );
  if (fault?.kind === "suppress") return;
  emitOnce(scope, type, snapshot, previous);
  if (fault?.kind === "twin") emitOnce(scope, type, snapshot, previous);
  if (account.events.size > KEPT_EVENTS * 1.1) {
    account.events.trim(KEPT_EVENTS, world.clock.seconds() - THIRTY_DAYS, (event) => event.pending > 0);
  }
}

function emitOnce(
  { world, account, cause }: Scope,
  type: string,
  snapshot: Snapshot,
  previous: Record<string, unknown> | null,
): void {
  const heard = targetsFor(world, account, type).length;
  const event: EventRecord = account.events.put({
    id: `evt_3${randomText(23)}`,
    created: world.clock.seconds(),
    type,
    snapshot,
    previous,
    request: { id: cause.requestId, idempotencyKey: cause.idempotencyKey },
    endpoints: heard,
    pending: heard,
    delivered: heard === 0,
  });
  for (const listener of world.eventListeners) listener(account, event);
}
