import { invalidParameter } from "../protocol/errors";
import type { Scope } from "../store/scope";
import { wireBalanceTransaction } from "../wire/balance-transaction";
import { wireCharge } from "../wire/charge";
import { wireCustomer, wireDeletedCustomer } from "../wire/customer";
import { wireDispute } from "../wire/dispute";
import { wirePaymentIntent } from "../wire/payment-intent";
import { wirePaymentMethod } from "../wire/payment-method";
import { wireRefund } from "../wire/refund";

/** Which fields of which objects hold an id that can be expanded, and what they then hold. */
const EXPANDABLE: Record<string, Record<string, readonly string[]>> = {
  payment_intent: { customer: ["customer"], latest_charge: ["charge"], payment_method: ["payment_method"] },
  charge: {
    balance_transaction: ["balance_transaction"],
    customer: ["customer"],
    failure_balance_transaction: ["balance_transaction"],
    payment_intent: ["payment_intent"],
    refunds: ["refund"],
  },
  refund: {
    balance_transaction: ["balance_transaction"],
    charge: ["charge"],
    failure_balance_transaction: ["balance_transaction"],
    payment_intent: ["payment_intent"],
  },
  dispute: { charge: ["charge"], payment_intent: ["payment_intent"] },
  setup_intent: { customer: ["customer"], payment_method: ["payment_method"] },
  payment_method: { customer: ["customer"] },
  balance_transaction: { source: ["charge", "refund", "dispute"] },
};

/** What the paths of the API answer with. */
const KINDS: Record<string, string> = {
  payment_intents: "payment_intent",
  charges: "charge",
  refunds: "refund",
  disputes: "dispute",
  setup_intents: "setup_intent",
  payment_methods: "payment_method",
  balance_transactions: "balance_transaction",
};

const DEEPEST = 4;

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Throws 400 for a path that leads nowhere, before the call has had any effect. */
export function checkExpand(routePath: string, paths: readonly string[]): void {
  const kind = routePath.split("/").reduce((found, part) => KINDS[part] ?? found, "");
  for (const path of paths) {
    const parts = path.split(".").filter((part) => part !== "data");
    if (parts.length > DEEPEST) {
      throw invalidParameter(
        `You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`,
        "expand",
      );
    }
    let kinds: readonly string[] = [kind];
    for (const part of parts) {
      kinds = kinds.flatMap((candidate) => EXPANDABLE[candidate]?.[part] ?? []);
      if (kinds.length === 0) throw invalidParameter(`This property cannot be expanded (${path}).`, "expand");
    }
  }
}

/** Replaces ids by objects along each path such as `latest_charge.balance_transaction` or `data.customer`. */
export function expand(scope: Scope, answer: object, paths: readonly string[]): object {
  for (const path of paths) if (isObject(answer)) expandPath(scope, answer, path.split("."));
  return answer;
}

function expandPath(scope: Scope, target: Json, [name, ...rest]: readonly string[]): void {
  if (name === undefined) return;
  if (name === "data" && target.object === "list" && Array.isArray(target.data)) {
    for (const item of target.data) if (isObject(item)) expandPath(scope, item, rest);
    return;
  }
  const value = name === "refunds" ? refundsOf(scope, target) : target[name];
  const found = typeof value === "string" ? objectById(scope, value) : value;
  if (found !== null && found !== undefined) target[name] = found;
  if (isObject(found)) expandPath(scope, found, rest);
}

function refundsOf(scope: Scope, charge: Json): object {
  const id = String(charge.id);
  const { records, hasMore } = scope.account.refunds.list({
    index: { name: "charge", keys: [id] },
    limit: 10,
  });
  return {
    object: "list",
    data: records.map(wireRefund),
    has_more: hasMore,
    url: `/v1/charges/${id}/refunds`,
  };
}

/** Any object by its id's prefix, as it is now. */
function objectById({ account, world }: Scope, id: string): object | null {
  const now = world.clock.seconds();
  const prefix = id.slice(0, id.indexOf("_"));
  switch (prefix) {
    case "pi": {
      const record = account.paymentIntents.get(id);
      return record ? wirePaymentIntent(record) : null;
    }
    case "ch":
    case "py": {
      const record = account.charges.get(id);
      return record ? wireCharge(record) : null;
    }
    case "cus": {
      const record = account.customers.get(id);
      if (!record) return null;
      return record.deleted ? wireDeletedCustomer(record) : wireCustomer(record);
    }
    case "pm": {
      const record = account.paymentMethods.get(id);
      return record ? wirePaymentMethod(record) : null;
    }
    case "txn": {
      const record = account.balanceTransactions.get(id);
      return record ? wireBalanceTransaction(record, now) : null;
    }
    case "re": {
      const record = account.refunds.get(id);
      return record ? wireRefund(record) : null;
    }
    case "du": {
      const record = account.disputes.get(id);
      return record ? wireDispute(record, now) : null;
    }
    default:
      return null;
  }
}
