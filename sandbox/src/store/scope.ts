import { newId } from "../base/ids";
import type { TaskKind } from "../base/scheduler";
import type { Account } from "./account";
import type { World } from "./world";

/** Which call caused something; both null when it happened by itself. */
export type Cause = { requestId: string | null; idempotencyKey: string | null };

/** What operations work in: the account, the services, and the call that set them off. */
export type Scope = { world: World; account: Account; cause: Cause };

export const NO_CAUSE: Cause = { requestId: null, idempotencyKey: null };

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
