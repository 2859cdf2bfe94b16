import type { Scope } from "../store/scope";
import { wireBalanceTransaction } from "../wire/balance-transaction";
import { wireCharge } from "../wire/charge";
import { wireCustomer, wireDeletedCustomer } from "../wire/customer";
import { wireDispute } from "../wire/dispute";
import { wirePaymentIntent } from "../wire/payment-intent";
import { wirePaymentMethod } from "../wire/payment-method";
import { wireRefund } from "../wire/refund";
import { invalidParameter } from "./errors";

/** Which fields of which objects hold an id that can be expanded. */
const EXPANDABLE: Record<string, readonly string[]> = {
  payment_intent: ["customer", "latest_charge", "payment_method"],
  charge: ["balance_transaction", "customer", "failure_balance_transaction", "payment_intent", "refunds"],
  refund: ["balance_transaction", "charge", "failure_balance_transaction", "payment_intent"],
  dispute: ["charge", "payment_intent"],
  setup_intent: ["customer", "payment_method"],
  payment_method: ["customer"],
  balance_transaction: ["source"],
  customer: [],
};

const DEEPEST = 4;

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Replaces ids by objects along each path such as `latest_charge.balance_transaction` or `data.customer`. */
export function expand(scope: Scope, answer: object, paths: readonly string[]): object {
  for (const path of paths) {
    const parts = path.split(".");
    if (parts.filter((part) => part !== "data").length > DEEPEST) {
      throw invalidParameter(
        `You cannot expand more than ${DEEPEST} levels of a property. Property: ${path}`,
        "expand",
      );
    }
    if (isObject(answer)) expandPath(scope, answer, parts, path);
  }
  return answer;
}

function expandPath(scope: Scope, target: Json, parts: readonly string[], whole: string): void {
  const [name, ...rest] = parts;
  if (name === undefined) return;
  if (name === "data" && target.object === "list" && Array.isArray(target.data)) {
    for (const item of target.data) if (isObject(item)) expandPath(scope, item, rest, whole);
    return;
  }
  const kind = typeof target.object === "string" ? target.object : "";
  if (!EXPANDABLE[kind]?.includes(name)) {
    throw invalidParameter(`This property cannot be expanded (${whole}).`, "expand");
  }
  const value = name === "refunds" ? refundsOf(scope, target) : target[name];
  const found = typeof value === "string" ? objectById(scope, value) : value;
  if (found !== null && found !== undefined) target[name] = found;
  if (isObject(found) && rest.length > 0) expandPath(scope, found, rest, whole);
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
export function objectById({ account, world }: Scope, id: string): object | null {
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
