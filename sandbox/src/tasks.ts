import type { Task, TaskKind } from "./base/scheduler";
import { expireAuthorization } from "./payments/cancel";
import { attachBalance } from "./payments/charges";
import { decideDispute } from "./payments/dispute";
import { failRefund, finishRefund } from "./payments/refund";
import { settlePayment } from "./payments/settle";
import { NO_CAUSE, type Scope } from "./store/scope";
import type { World } from "./store/world";
import type { Dispatcher } from "./webhooks/dispatcher";

const RUN: Record<Exclude<TaskKind, "deliver">, (scope: Scope, subject: string) => unknown> = {
  attach_balance_transaction: attachBalance,
  settle_payment: (scope, subject) => settlePayment(scope, subject, null),
  expire_authorization: expireAuthorization,
  finish_refund: finishRefund,
  fail_refund: failRefund,
  decide_dispute: decideDispute,
};

/** Does what was planned when its time has come. */
export function runTask(
  world: World,
  dispatcher: Dispatcher,
  { kind, account: suffix, subject }: Task,
): void {
  const account = world.account(suffix);
  if (kind === "deliver") dispatcher.due(account, subject);
  else RUN[kind]({ world, account, cause: NO_CAUSE }, subject);
}
