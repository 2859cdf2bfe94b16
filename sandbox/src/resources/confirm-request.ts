import type { Call } from "../http/call";
import { type Confirmation, confirmPaymentIntent } from "../payments/confirm";
import { findPaymentMethod } from "../payments/find-method";
import { missingReturnUrl } from "../payments/intent-errors";
import { makePaymentMethod } from "../payments/make-payment-method";
import { type MethodParams, REDIRECT_TYPES } from "../payments/method-params";
import { invalidParameter, invalidRequest, noSuch } from "../protocol/errors";
import type { ParamsOf } from "../protocol/params";
import { mergeMetadata, toShipping } from "../protocol/shared-params";
import type { ConfirmationTokenRecord } from "../records/confirmation-token";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { PaymentMethodRecord } from "../records/payment-method";
import { emit } from "../webhooks/emit";
import type { confirmFields, createFields } from "./payment-intent-params";

type MethodChoice = {
  payment_method?: string | null;
  payment_method_data?: MethodParams;
  confirmation_token?: string;
};

/** The payment method a call brings, by id, by its data or by a confirmation token; null when it brings none. */
export function methodFor(call: Call, params: MethodChoice): PaymentMethodRecord | null {
  const { scope, key } = call;
  if (params.payment_method && params.payment_method_data) {
    throw invalidParameter(
      "You may only specify one of these parameters: payment_method, payment_method_data.",
      "payment_method",
      "parameters_exclusive",
    );
  }
  if (params.payment_method) return findPaymentMethod(scope, params.payment_method, "payment_method");
  if (params.payment_method_data) {
    const made = makePaymentMethod(scope, params.payment_method_data, key.kind === "publishable");
    return scope.account.paymentMethods.put(made);
  }
  if (params.confirmation_token === undefined) return null;
  const token = findToken(call, params.confirmation_token);
  return scope.account.paymentMethods.put(token.preview);
}

/** A confirmation token that can still be used. Throws 400. */
export function findToken(call: Call, id: string): ConfirmationTokenRecord {
  const token = call.scope.account.confirmationTokens.get(id);
  if (!token) throw noSuch("confirmation_token", id, "confirmation_token", 400);
  if (
    token.paymentIntent !== null ||
    token.setupIntent !== null ||
    token.expiresAt <= call.scope.world.clock.seconds()
  ) {
    throw invalidRequest(`The confirmation token ${id} has already been used or has expired.`, {
      param: "confirmation_token",
    });
  }
  return token;
}

const REDIRECTS: ReadonlySet<string> = new Set(REDIRECT_TYPES);

type ConfirmParams = ParamsOf<typeof confirmFields> | ParamsOf<typeof createFields>;

/**
 * Confirms with the parameters of a call; `fresh` for a PaymentIntent that the same call creates, which is stored
 * and announced before anything happens to its money.
 */
export function confirmWith(
  call: Call,
  intent: PaymentIntentRecord,
  params: ConfirmParams,
  method: PaymentMethodRecord | null,
  fresh: boolean,
): PaymentIntentRecord {
  const { scope } = call;
  const fromBrowser = call.key.kind === "publishable";
  const token = params.confirmation_token === undefined ? null : findToken(call, params.confirmation_token);
  const offSession = params.off_session !== undefined && params.off_session !== "false";
  const returnUrl = params.return_url ?? token?.returnUrl ?? null;
  const useSdk = params.use_stripe_sdk === true;
  const allowsRedirects = intent.allowedTypes === null || intent.types.some((type) => REDIRECTS.has(type));
  const redirectsPossible =
    intent.automatic?.allowRedirects === "always" && allowsRedirects && !offSession && !useSdk;
  // Without a payment method nothing else is looked at: confirmPaymentIntent says that it is missing.
  const hasMethod = method !== null || intent.paymentMethod !== null;
  if (hasMethod && !fromBrowser && redirectsPossible && returnUrl === null && intent.returnUrl === null)
    throw missingReturnUrl(intent);
  const prepared: PaymentIntentRecord = {
    ...intent,
    ...(params.shipping
      ? { shipping: toShipping(params.shipping) }
      : token?.shipping
        ? { shipping: token.shipping }
        : {}),
    ...(params.receipt_email ? { receiptEmail: params.receipt_email } : {}),
    ...(params.setup_future_usage ? { setupFutureUsage: params.setup_future_usage } : {}),
    ...(params.capture_method ? { captureMethod: params.capture_method } : {}),
    ...(params.payment_method_options ? { options: readOptions(params.payment_method_options) } : {}),
    metadata: mergeMetadata(intent.metadata, undefined),
  };
  if (fresh) {
    scope.account.paymentIntents.put(prepared);
    emit(scope, "payment_intent.created", { kind: "payment_intent", record: prepared });
  }
  if (token) scope.account.confirmationTokens.put({ ...token, paymentIntent: intent.id });
  const how: Confirmation = {
    method,
    fromBrowser,
    useSdk,
    offSession,
    errorOnAction: params.error_on_requires_action === true,
    returnUrl,
    origin: call.origin,
    forcedDecline: call.forcedDecline,
  };
  return confirmPaymentIntent(scope, prepared, how);
}

type GivenOptions = Record<string, Record<string, unknown> | undefined>;

/** Keeps the text values of the options by payment method type. */
export function readOptions(given: GivenOptions | undefined): PaymentIntentRecord["options"] {
  const result: PaymentIntentRecord["options"] = {};
  for (const [type, values] of Object.entries(given ?? {})) {
    const kept = Object.entries(values ?? {}).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    );
    result[type] = Object.fromEntries(kept);
  }
  return result;
}
