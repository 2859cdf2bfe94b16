import { newId, randomText } from "../ids";
import type { EventRecord, Snapshot } from "../records/event";
import type { TaskKind } from "../scheduler";
import type { Account } from "./account";
import type { World } from "./world";

/** Which call caused something; both null when it happened by itself. */
export type Cause = { requestId: string | null; idempotencyKey: string | null };

/** What operations work in: the account, the services, and the call that set them off. */
export type Scope = { world: World; account: Account; cause: Cause };

export const NO_CAUSE: Cause = { requestId: null, idempotencyKey: null };

const KEPT_EVENTS = 200_000;
const THIRTY_DAYS = 30 * 24 * 3600;

/** Records that something happened and starts telling the endpoints. `previous`: what changed, for `*.updated`. */
export function emit(
  scope: Scope,
  type: string,
  snapshot: Snapshot,
  previous: Record<string, unknown> | null = null,
): void {
  const { world, account } = scope;
  const fault = world.webhookFaults.take(["twin", "suppress"], type, world.clock.now());
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
  const targets = world.dispatcher.targets(account, type);
  const event: EventRecord = account.events.put({
    id: `evt_3${randomText(23)}`,
    created: world.clock.seconds(),
    type,
    snapshot,
    previous,
    request: { id: cause.requestId, idempotencyKey: cause.idempotencyKey },
    endpoints: targets.length,
    pending: targets.length,
    delivered: targets.length === 0,
  });
  if (targets.length > 0) world.dispatcher.dispatch(account, event, targets);
  world.cli.forward(account, event, event.created);
}

/** Plans something for later, `milliseconds` from now on the sandbox's clock. */
export function planTask(scope: Scope, kind: TaskKind, subject: string, milliseconds: number): void {
  scope.world.scheduler.add({
    id: newId("task"),
    at: scope.world.clock.now() + milliseconds,
    kind,
    account: scope.account.suffix,
    subject,
  });
}
