import { newId, randomText } from "../base/ids";
import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { checkAmount, checkCurrency } from "../payments/currency";
import { unexpectedState } from "../payments/intent-errors";
import { ApiError, invalidParameter, noSuch } from "../protocol/errors";
import { type ParamsOf, string } from "../protocol/params";
import { mergeMetadata, toShipping } from "../protocol/shared-params";
import type { PaymentIntentRecord } from "../records/payment-intent";
import type { Scope } from "../store/scope";
import { emit } from "../webhooks/emit";
import { wirePaymentIntent, wirePaymentIntentForBrowser } from "../wire/payment-intent";
import { confirmWith, methodFor, readOptions } from "./confirm-request";
import { createFields, refuseTypesUnderEndive, typesFor, updateFields } from "./payment-intent-params";

export const paymentIntentRoutes = [
  route("POST", "payment_intents", createFields, create),
  route("GET", "payment_intents", { ...createdFields, customer: string() }, (call, params) => {
    const { customer } = params;
    return listReply(
      call.scope.account.paymentIntents,
      "payment_intent",
      "/v1/payment_intents",
      params,
      wirePaymentIntent,
      customer === undefined ? {} : { index: { name: "customer", keys: [customer] } },
    );
  }),
  route(
    "GET",
    "payment_intents/:",
    { client_secret: string() },
    (call, params) => intentReply(call, findIntent(call, params.client_secret)),
    "publishable",
  ),
  route("POST", "payment_intents/:", updateFields, update),
];

/** The PaymentIntent of the path. A publishable key must bring its client secret. */
export function findIntent(call: Call, clientSecret: string | undefined): PaymentIntentRecord {
  const id = call.ids[0] ?? "";
  const intent = call.scope.account.paymentIntents.get(id);
  const browser = call.key.kind === "publishable";
  if (browser && clientSecret === undefined) {
    throw invalidParameter("Missing required param: client_secret.", "client_secret", "parameter_missing");
  }
  if (!intent) throw noSuch("payment_intent", id, "intent");
  if (clientSecret !== undefined && clientSecret !== intent.clientSecret) {
    throw new ApiError(
      browser ? 401 : 400,
      {
        type: "invalid_request_error",
        code: "payment_intent_invalid_parameter",
        message:
          "The client_secret provided does not match the client_secret associated with the PaymentIntent.",
        param: "client_secret",
      },
      false,
    );
  }
  return intent;
}

/** The PaymentIntent as the caller's key may see it. */
export function intentReply(call: Call, intent: PaymentIntentRecord): Reply {
  const browser = call.key.kind === "publishable";
  return { render: () => (browser ? wirePaymentIntentForBrowser(intent) : wirePaymentIntent(intent)) };
}

function create(call: Call, params: ParamsOf<typeof createFields>): Reply {
  const { scope } = call;
  refuseTypesUnderEndive(call, params.payment_method_types);
  const currency = checkCurrency(params.currency);
  checkAmount(params.amount, currency);
  if (params.customer !== undefined) checkCustomer(scope, params.customer);
  const confirms = params.confirm === true;
  checkOnlyWithConfirm(params, confirms);
  const allowed = params.allowed_payment_method_types ?? null;
  const excluded = params.excluded_payment_method_types ?? null;
  const listed = params.payment_method_types;
  const automatic =
    listed || params.automatic_payment_methods?.enabled === false
      ? null
      : { allowRedirects: params.automatic_payment_methods?.allow_redirects ?? ("always" as const) };
  const method = methodFor(call, params);
  const id = newId("pi");
  const intent: PaymentIntentRecord = {
    id,
    created: scope.world.clock.seconds(),
    amount: params.amount,
    amountCapturable: 0,
    amountReceived: 0,
    currency,
    status: method ? "requires_confirmation" : "requires_payment_method",
    clientSecret: `${id}_secret_${randomText(25)}`,
    captureMethod: params.capture_method ?? "automatic_async",
    confirmationMethod: params.confirmation_method ?? "automatic",
    automatic,
    allowedTypes: allowed,
    excludedTypes: excluded,
    types: listed ?? (automatic || allowed ? typesFor(currency, allowed, excluded) : ["card"]),
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    paymentMethod: method?.id ?? null,
    options: readOptions(params.payment_method_options),
    authenticated: null,
    latestCharge: null,
    lastError: null,
    nextAction: null,
    canceledAt: null,
    cancellationReason: null,
    receiptEmail: params.receipt_email ?? null,
    setupFutureUsage: params.setup_future_usage ?? null,
    shipping: params.shipping ? toShipping(params.shipping) : null,
    statementDescriptor: params.statement_descriptor ?? null,
    statementDescriptorSuffix: params.statement_descriptor_suffix ?? null,
    transferGroup: params.transfer_group ?? null,
    returnUrl: null,
  };
  return intentReply(call, confirms ? confirmWith(call, intent, params, method, true) : store(scope, intent));
}

function store(scope: Scope, intent: PaymentIntentRecord): PaymentIntentRecord {
  scope.account.paymentIntents.put(intent);
  emit(scope, "payment_intent.created", { kind: "payment_intent", record: intent });
  return intent;
}

/** These parameters mean something only when the same call confirms. */
function checkOnlyWithConfirm(params: ParamsOf<typeof createFields>, confirms: boolean): void {
  if (confirms) return;
  for (const name of ["return_url", "off_session", "error_on_requires_action", "mandate_data"] as const) {
    if (params[name] === undefined) continue;
    throw invalidParameter(`You must set \`confirm\` to true when specifying \`${name}\`.`, name);
  }
}

function checkCustomer(scope: Scope, id: string): void {
  const customer = scope.account.customers.get(id);
  if (!customer || customer.deleted) throw noSuch("customer", id, "customer", 400);
}

const AMOUNT_STATUSES = ["requires_payment_method", "requires_confirmation", "requires_action"];

function update(call: Call, params: ParamsOf<typeof updateFields>): Reply {
  const { scope } = call;
  refuseTypesUnderEndive(call, params.payment_method_types);
  const before = findIntent(call, undefined);
  const currency = params.currency === undefined ? before.currency : checkCurrency(params.currency);
  const amount = params.amount ?? before.amount;
  if (params.amount !== undefined || params.currency !== undefined) checkAmount(amount, currency);
  if (params.customer !== undefined) checkCustomer(scope, params.customer);
  for (const name of [
    "amount",
    "currency",
    "payment_method",
    "payment_method_data",
    "capture_method",
    "customer",
  ] as const) {
    if (params[name] === undefined || AMOUNT_STATUSES.includes(before.status)) continue;
    const plain = name === "payment_method_data" ? "payment_method" : name;
    throw unexpectedState(
      before,
      `This PaymentIntent's ${plain} could not be updated because it has a status of ${before.status}. You may only update the ${plain} of a PaymentIntent with one of the following statuses: ${AMOUNT_STATUSES.join(", ")}.`,
      plain,
    );
  }
  const method = methodFor(call, params);
  const allowed =
    params.allowed_payment_method_types === undefined
      ? before.allowedTypes
      : params.allowed_payment_method_types;
  const excluded =
    params.excluded_payment_method_types === undefined
      ? before.excludedTypes
      : params.excluded_payment_method_types;
  const stale =
    before.status === "requires_action" && (amount !== before.amount || currency !== before.currency);
  const changed: PaymentIntentRecord = {
    ...before,
    amount,
    currency,
    ...(stale ? { status: "requires_confirmation" as const, nextAction: null } : {}),
    ...(method
      ? { paymentMethod: method.id, status: "requires_confirmation" as const, nextAction: null }
      : {}),
    ...(params.payment_method === null
      ? { paymentMethod: null, status: "requires_payment_method" as const }
      : {}),
    allowedTypes: allowed,
    excludedTypes: excluded,
    types:
      params.payment_method_types ??
      (before.automatic ? typesFor(currency, allowed, excluded) : before.types),
    captureMethod: params.capture_method ?? before.captureMethod,
    customer: params.customer ?? before.customer,
    description: given(params.description, before.description),
    metadata: mergeMetadata(before.metadata, params.metadata),
    options: params.payment_method_options ? readOptions(params.payment_method_options) : before.options,
    receiptEmail: given(params.receipt_email, before.receiptEmail),
    setupFutureUsage: given(params.setup_future_usage, before.setupFutureUsage),
    shipping:
      params.shipping === undefined ? before.shipping : params.shipping && toShipping(params.shipping),
    statementDescriptor: given(params.statement_descriptor, before.statementDescriptor),
    statementDescriptorSuffix: given(params.statement_descriptor_suffix, before.statementDescriptorSuffix),
    transferGroup: params.transfer_group ?? before.transferGroup,
  };
  return intentReply(call, scope.account.paymentIntents.put(changed));
}

function given<T>(value: T | undefined, before: T): T {
  return value === undefined ? before : value;
}
