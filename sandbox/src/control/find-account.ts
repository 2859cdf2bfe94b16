import type { Account } from "../store/account";
import type { World } from "../store/world";
import { ControlError } from "./json";

/** The account with this id; without one, the account that has the object. Throws 404. */
export function accountHolding(world: World, accountId: string | undefined, objectId: string): Account {
  const accounts = [...world.accounts.values()];
  const found = accounts.find((account) =>
    accountId === undefined ? holds(account, objectId) : account.id === accountId,
  );
  if (!found) throw new ControlError(404, `No account has ${accountId ?? objectId}.`);
  return found;
}

function holds(account: Account, id: string): boolean {
  return (
    account.paymentIntents.get(id) !== undefined ||
    account.disputes.get(id) !== undefined ||
    account.refunds.get(id) !== undefined ||
    account.events.get(id) !== undefined ||
    account.webhookEndpoints.get(id) !== undefined
  );
}
