import type { ChargeRecord } from "../records/charge";
import type { DeclineKind } from "../records/decline-kind";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { PaymentMethodRecord } from "../records/payment-method";
import { planTask, type Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { behaviourOf } from "./behaviours";
import { capturedCharge, draftCharge, failedCharge, storeWithBalance } from "./charges";
import { authorizedOutcome, DECLINES } from "./declines";
import { failIntent } from "./fail-intent";
import { openPlannedDisputes } from "./open-dispute";

const SEVEN_DAYS = 7 * 24 * 3600;

/** Charges a card now: succeeded, held for capture, or back to wanting a payment method with the refusal on it. */
export function chargeCard(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  threeDSecure: ChargeRecord["threeDSecure"],
  forcedDecline: DeclineKind | null,
): PaymentIntentRecord {
  const behaviour = behaviourOf(method.behaviour);
  const kind = forcedDecline ?? behaviour.decline;
  const draft = { ...draftCharge(scope, intent, method), threeDSecure };
  if (kind) return declineCard(scope, intent, draft, kind);
  const outcome = authorizedOutcome(behaviour.risk);
  if (intent.captureMethod !== "manual" && intent.options.card?.capture_method !== "manual") {
    return succeed(scope, intent, { ...draft, outcome });
  }
  const held = scope.account.charges.put({
    ...draft,
    outcome,
    status: "succeeded",
    paid: true,
    captureBefore: scope.world.clock.seconds() + SEVEN_DAYS,
  });
  emit(scope, "charge.succeeded", { kind: "charge", record: held });
  const waiting = scope.account.paymentIntents.put({
    ...intent,
    status: "requires_capture",
    amountCapturable: intent.amount,
    latestCharge: held.id,
    nextAction: null,
    lastError: null,
  });
  spendMethod(scope, waiting, method);
  planTask(scope, "expire_authorization", held.id, SEVEN_DAYS * 1000);
  emit(scope, "payment_intent.amount_capturable_updated", { kind: "payment_intent", record: waiting });
  return waiting;
}

/** A payment that is good as soon as the shopper agrees: wallets, and banks that redirect back. */
export function succeedAtOnce(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): PaymentIntentRecord {
  return succeed(scope, intent, draftCharge(scope, intent, method));
}

/** A bank debit: the money is on its way and may still not come. */
export function startDebit(
  scope: Scope,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): PaymentIntentRecord {
  const charge = scope.account.charges.put(draftCharge(scope, intent, method));
  emit(scope, "charge.pending", { kind: "charge", record: charge });
  const processing = scope.account.paymentIntents.put({
    ...intent,
    status: "processing",
    latestCharge: charge.id,
    nextAction: null,
    lastError: null,
  });
  spendMethod(scope, processing, method);
  emit(scope, "payment_intent.processing", { kind: "payment_intent", record: processing });
  const after = behaviourOf(method.behaviour).settle?.after ?? "default";
  if (after !== "never") {
    planTask(
      scope,
      "settle_payment",
      intent.id,
      after === "default" ? scope.world.settings.slowPayment : after,
    );
  }
  return processing;
}

function succeed(scope: Scope, intent: PaymentIntentRecord, draft: ChargeRecord): PaymentIntentRecord {
  const captured = capturedCharge(draft, intent.amount);
  const late = intent.captureMethod === "automatic_async";
  const charge = late ? scope.account.charges.put(captured) : storeWithBalance(scope, captured);
  if (late) planTask(scope, "attach_balance_transaction", charge.id, scope.world.settings.asyncCapture);
  emit(scope, "charge.succeeded", { kind: "charge", record: charge });
  openPlannedDisputes(scope, charge);
  const succeeded = scope.account.paymentIntents.put({
    ...intent,
    status: "succeeded",
    amountReceived: intent.amount,
    latestCharge: charge.id,
    nextAction: null,
    lastError: null,
  });
  spendMethod(scope, succeeded, draft.method);
  emit(scope, "payment_intent.succeeded", { kind: "payment_intent", record: succeeded });
  return succeeded;
}

/** After a use without a customer a payment method is spent; with `setup_future_usage` it is kept by the customer. */
function spendMethod(scope: Scope, intent: PaymentIntentRecord, method: PaymentMethodRecord): void {
  const keep = intent.setupFutureUsage !== null && intent.customer !== null && method.customer === null;
  if (!keep) {
    if (!method.consumed && method.customer === null)
      scope.account.paymentMethods.put({ ...method, consumed: true });
    return;
  }
  const attached = scope.account.paymentMethods.put({ ...method, customer: intent.customer });
  emit(scope, "payment_method.attached", { kind: "payment_method", record: attached });
}

function declineCard(
  scope: Scope,
  intent: PaymentIntentRecord,
  draft: ChargeRecord,
  kind: DeclineKind,
): PaymentIntentRecord {
  const decline = DECLINES[kind];
  const charge = failedCharge(scope, draft, decline);
  return failIntent(
    scope,
    { ...intent, latestCharge: charge.id },
    {
      type: "card_error",
      code: decline.code,
      declineCode: decline.declineCode,
      adviceCode: decline.adviceCode,
      networkDeclineCode: decline.networkDeclineCode,
      message: decline.message,
      param: decline.param,
      charge: charge.id,
      paymentMethod: draft.method,
    },
  );
}
