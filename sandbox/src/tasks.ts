import { expireAuthorization } from "./payments/cancel";
import { attachBalance } from "./payments/charges";
import { decideDispute } from "./payments/dispute";
import { failRefund, finishRefund } from "./payments/refund";
import { settlePayment } from "./payments/settle";
import type { Task, TaskKind } from "./scheduler";
import { NO_CAUSE, type Scope } from "./store/scope";
import type { World } from "./store/world";

const RUN: Record<TaskKind, (scope: Scope, subject: string) => unknown> = {
  attach_balance_transaction: attachBalance,
  settle_payment: (scope, subject) => settlePayment(scope, subject, null),
  expire_authorization: expireAuthorization,
  finish_refund: finishRefund,
  fail_refund: failRefund,
  decide_dispute: decideDispute,
  deliver: (scope, subject) => scope.world.dispatcher.due(scope.account, subject),
};

/** Does what was planned when its time has come. */
export function runTask(world: World, task: Task): void {
  RUN[task.kind]({ world, account: world.account(task.account), cause: NO_CAUSE }, task.subject);
}
