import { newId } from "../base/ids";
import type { BalanceTransactionRecord } from "../records/balance-transaction";
import type { ChargeRecord } from "../records/charge";
import type { Scope } from "../store/scope";
import { behaviourOf } from "./behaviours";

const TWO_DAYS = 2 * 24 * 3600;

/** Stripe's list price for cards, 2.9 % and 30 minor units; the sandbox uses it for every currency and method. */
function feeFor(amount: number): number {
  return Math.round(amount * 0.029) + 30;
}

type Movement = Pick<BalanceTransactionRecord, "amount" | "fee" | "type" | "reportingCategory"> & {
  source: string;
  currency: string;
  description: string | null;
};

/** Books money in or out, in minor units; `atOnce` makes it available without the two days' wait. */
export function addBalanceTransaction(
  scope: Scope,
  movement: Movement,
  atOnce = false,
): BalanceTransactionRecord {
  const created = scope.world.clock.seconds();
  return scope.account.balanceTransactions.put({
    id: newId("txn"),
    created,
    availableOn: atOnce ? created : created + TWO_DAYS,
    ...movement,
  });
}

/** The money of a captured charge comes in, less the fee. */
export function creditCharge(scope: Scope, charge: ChargeRecord): BalanceTransactionRecord {
  const card = charge.method.details.type === "card";
  return addBalanceTransaction(
    scope,
    {
      amount: charge.amountCaptured,
      fee: feeFor(charge.amountCaptured),
      currency: charge.currency,
      source: charge.id,
      description: charge.description,
      type: card ? "charge" : "payment",
      reportingCategory: "charge",
    },
    behaviourOf(charge.method.behaviour).availableAtOnce,
  );
}
