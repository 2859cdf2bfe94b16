import type { PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { succeedAtOnce } from "./charge-method";

function remainingOf(intent: PaymentIntentRecord): number | null {
  const action = intent.nextAction;
  return action?.type === "display_bank_transfer_instructions" ? action.amountRemaining : null;
}

/** Money (in minor units) from a customer's bank: pays all or part of the oldest PaymentIntent that awaits a transfer. */
export function fundIntent(scope: Scope, customer: string, amount: number, currency: string): void {
  const waiting = scope.account.paymentIntents.list({
    index: { name: "customer", keys: [customer] },
    filter: (intent) => intent.currency === currency && remainingOf(intent) !== null,
    limit: 1000,
  });
  const intent = waiting.records.at(-1);
  const remaining = intent && remainingOf(intent);
  const method = intent?.paymentMethod ? scope.account.paymentMethods.get(intent.paymentMethod) : undefined;
  if (!intent || !method || remaining === null || remaining === undefined) return;
  if (amount >= remaining) {
    succeedAtOnce(scope, intent, method);
    return;
  }
  const partly = scope.account.paymentIntents.put({
    ...intent,
    nextAction: { type: "display_bank_transfer_instructions", amountRemaining: remaining - amount },
  });
  emit(scope, "payment_intent.partially_funded", { kind: "payment_intent", record: partly });
}
