import { newId, randomText } from "../base/ids";
import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { METHOD_TYPES, methodFields } from "../payments/method-params";
import { answerSetupAuthentication, confirmSetup } from "../payments/setup";
import { ApiError, invalidParameter, invalidRequest, noSuch } from "../protocol/errors";
import {
  anyObject,
  array,
  boolean,
  object,
  oneOf,
  type ParamsOf,
  required,
  string,
  unsettable,
} from "../protocol/params";
import { mergeMetadata, metadataParam } from "../protocol/shared-params";
import type { SetupIntentRecord } from "../records/setup-intent";
import { emit } from "../webhooks/emit";
import { wireSetupIntent } from "../wire/setup-intent";
import { methodFor } from "./confirm-request";
import { mandateData, refuseTypesUnderEndive } from "./payment-intent-params";

const common = {
  payment_method: string(),
  payment_method_data: object(methodFields),
  payment_method_options: anyObject(),
  payment_method_types: array(oneOf(METHOD_TYPES)),
};

const createFields = {
  ...common,
  allowed_payment_method_types: array(oneOf(METHOD_TYPES)),
  excluded_payment_method_types: array(oneOf(METHOD_TYPES)),
  automatic_payment_methods: object({
    enabled: required(boolean()),
    allow_redirects: oneOf(["always", "never"]),
  }),
  confirm: boolean(),
  confirmation_token: string(),
  customer: string(),
  description: unsettable(string(1000)),
  mandate_data: unsettable(mandateData),
  metadata: metadataParam,
  return_url: string(),
  usage: oneOf(["off_session", "on_session"]),
  use_stripe_sdk: boolean(),
};

const confirmFields = {
  ...common,
  client_secret: string(),
  confirmation_token: string(),
  mandate_data: unsettable(mandateData),
  return_url: string(),
  use_stripe_sdk: boolean(),
};

const authenticateFields = {
  client_secret: required(string()),
  outcome: required(oneOf(["success", "fail"])),
};

const updateFields = {
  ...common,
  customer: string(),
  description: unsettable(string(1000)),
  metadata: metadataParam,
};
const listOfFields = { ...createdFields, customer: string(), payment_method: string() };
const cancelFields = { cancellation_reason: oneOf(["abandoned", "duplicate", "requested_by_customer"]) };

export const setupIntentRoutes = [
  route("POST", "setup_intents", createFields, create),
  route("GET", "setup_intents", listOfFields, (call, params) => {
    const { customer, payment_method } = params;
    const narrowing =
      customer !== undefined
        ? { index: { name: "customer", keys: [customer] } }
        : payment_method !== undefined
          ? { index: { name: "paymentMethod", keys: [payment_method] } }
          : {};
    return listReply(
      call.scope.account.setupIntents,
      "setup_intent",
      "/v1/setup_intents",
      params,
      wireSetupIntent,
      narrowing,
    );
  }),
  route(
    "GET",
    "setup_intents/:",
    { client_secret: string() },
    (call, params) => reply(find(call, params.client_secret)),
    "publishable",
  ),
  route("POST", "setup_intents/:", updateFields, update),
  route(
    "POST",
    "setup_intents/:/confirm",
    confirmFields,
    (call, params) => {
      refuseTypesUnderEndive(call, params.payment_method_types);
      const intent = find(call, params.client_secret);
      return reply(
        confirmSetup(
          call.scope,
          { ...intent, returnUrl: params.return_url ?? intent.returnUrl },
          methodFor(call, params),
          call.origin,
        ),
      );
    },
    "publishable",
  ),
  route("POST", "setup_intents/:/cancel", cancelFields, cancel),
  route(
    "POST",
    "setup_intents/:/_authenticate",
    authenticateFields,
    (call, params) => {
      const intent = find(call, params.client_secret);
      return reply(answerSetupAuthentication(call.scope, intent, params.outcome));
    },
    "publishable",
  ),
];

function reply(intent: SetupIntentRecord): Reply {
  return { render: () => wireSetupIntent(intent) };
}

function find(call: Call, clientSecret: string | undefined): SetupIntentRecord {
  const id = call.ids[0] ?? "";
  if (call.key.kind === "publishable" && clientSecret === undefined) {
    throw invalidParameter("Missing required param: client_secret.", "client_secret", "parameter_missing");
  }
  const intent = call.scope.account.setupIntents.get(id);
  if (!intent) throw noSuch("setup_intent", id, "intent");
  if (clientSecret !== undefined && clientSecret !== intent.clientSecret) {
    throw new ApiError(
      400,
      {
        type: "invalid_request_error",
        code: "setup_intent_invalid_parameter",
        message:
          "The client_secret provided does not match the client_secret associated with the SetupIntent.",
        param: "client_secret",
      },
      false,
    );
  }
  return intent;
}

function create(call: Call, params: ParamsOf<typeof createFields>): Reply {
  const { scope } = call;
  refuseTypesUnderEndive(call, params.payment_method_types);
  if (params.customer !== undefined && !scope.account.customers.get(params.customer)) {
    throw noSuch("customer", params.customer, "customer", 400);
  }
  const method = methodFor(call, params);
  const id = newId("seti");
  const listed = params.payment_method_types ?? null;
  const allowed = params.allowed_payment_method_types ?? null;
  const excluded = params.excluded_payment_method_types ?? null;
  const intent = scope.account.setupIntents.put({
    id,
    created: scope.world.clock.seconds(),
    clientSecret: `${id}_secret_${randomText(25)}`,
    status: method ? "requires_confirmation" : "requires_payment_method",
    automatic:
      listed || params.automatic_payment_methods?.enabled === false
        ? null
        : { allowRedirects: params.automatic_payment_methods?.allow_redirects ?? "always" },
    allowedTypes: allowed,
    excludedTypes: excluded,
    types: (listed ?? allowed ?? ["card", "link"]).filter(
      (type) => !excluded?.some((other) => other === type),
    ),
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: mergeMetadata({}, params.metadata),
    paymentMethod: method?.id ?? null,
    usage: params.usage ?? "off_session",
    cancellationReason: null,
    lastError: null,
    nextAction: null,
    returnUrl: params.return_url ?? null,
  });
  emit(scope, "setup_intent.created", { kind: "setup_intent", record: intent });
  return reply(params.confirm ? confirmSetup(scope, intent, method, call.origin) : intent);
}

function update(call: Call, params: ParamsOf<typeof updateFields>): Reply {
  refuseTypesUnderEndive(call, params.payment_method_types);
  const before = find(call, undefined);
  const method = methodFor(call, params);
  return reply(
    call.scope.account.setupIntents.put({
      ...before,
      ...(method ? { paymentMethod: method.id, status: "requires_confirmation" as const } : {}),
      customer: params.customer ?? before.customer,
      description: params.description === undefined ? before.description : params.description,
      metadata: mergeMetadata(before.metadata, params.metadata),
    }),
  );
}

function cancel(call: Call, params: ParamsOf<typeof cancelFields>): Reply {
  const before = find(call, undefined);
  if (before.status === "succeeded" || before.status === "canceled") {
    throw invalidRequest(
      `You cannot cancel this SetupIntent because it has a status of ${before.status}. Only a SetupIntent with one of the following statuses may be canceled: requires_payment_method, requires_confirmation, requires_action.`,
      { code: "setup_intent_unexpected_state", setup_intent: wireSetupIntent(before) },
    );
  }
  const canceled = call.scope.account.setupIntents.put({
    ...before,
    status: "canceled",
    cancellationReason: params.cancellation_reason ?? null,
    nextAction: null,
  });
  emit(call.scope, "setup_intent.canceled", { kind: "setup_intent", record: canceled });
  return reply(canceled);
}
