import { type Call, type Reply, route } from "../http/call";
import { listFields, listReply } from "../http/lists";
import { behaviourOf } from "../payments/behaviours";
import { changedFields } from "../payments/charges";
import { DECLINES } from "../payments/declines";
import { findPaymentMethod } from "../payments/find-method";
import { makePaymentMethod } from "../payments/make-payment-method";
import { METHOD_TYPES, methodFields } from "../payments/method-params";
import { ApiError, invalidRequest, noSuch } from "../protocol/errors";
import { object, oneOf, type ParamsOf, required, string } from "../protocol/params";
import {
  billingDetailsParam,
  mergeMetadata,
  metadataParam,
  toBillingDetails,
} from "../protocol/shared-params";
import type { PaymentMethodRecord } from "../records/payment-method";
import { emit } from "../webhooks/emit";
import { wirePaymentMethod } from "../wire/payment-method";

const createFields = { ...methodFields, metadata: metadataParam };

const updateFields = {
  billing_details: billingDetailsParam,
  allow_redisplay: oneOf(["always", "limited", "unspecified"]),
  card: object({ exp_month: string(), exp_year: string() }),
  metadata: metadataParam,
};

const attachFields = { customer: required(string()) };

export const paymentMethodRoutes = [
  route("POST", "payment_methods", createFields, create, "publishable"),
  route(
    "GET",
    "payment_methods",
    { ...listFields, customer: string(), type: oneOf(METHOD_TYPES) },
    (call, params) => listOf(call, params.customer ?? null, "/v1/payment_methods", params),
  ),
  route(
    "GET",
    "customers/:/payment_methods",
    { ...listFields, type: oneOf(METHOD_TYPES) },
    (call, params) => {
      const customer = call.ids[0] ?? "";
      if (!call.scope.account.customers.get(customer)) throw noSuch("customer", customer, "customer");
      return listOf(call, customer, `/v1/customers/${customer}/payment_methods`, params);
    },
  ),
  route("GET", "payment_methods/:", {}, (call) => reply(find(call))),
  route("POST", "payment_methods/:", updateFields, update),
  route("POST", "payment_methods/:/attach", attachFields, attach),
  route("POST", "payment_methods/:/detach", {}, detach),
];

function reply(method: PaymentMethodRecord): Reply {
  return { render: () => wirePaymentMethod(method) };
}

function find(call: Call): PaymentMethodRecord {
  return findPaymentMethod(call.scope, call.ids[0] ?? "", "payment_method", 404);
}

function create(call: Call, params: ParamsOf<typeof createFields>): Reply {
  const made = makePaymentMethod(call.scope, params, call.key.kind === "publishable");
  const metadata = mergeMetadata({}, params.metadata);
  return reply(call.scope.account.paymentMethods.put({ ...made, metadata }));
}

type Listing = ParamsOf<typeof listFields> & { type?: string };

function listOf(call: Call, customer: string | null, url: string, params: Listing): Reply {
  const { type } = params;
  return listReply(call.scope.account.paymentMethods, "PaymentMethod", url, params, wirePaymentMethod, {
    ...(customer === null ? {} : { index: { name: "customer", keys: [customer] } }),
    ...(type === undefined ? {} : { filter: (method) => method.details.type === type }),
  });
}

function update(call: Call, params: ParamsOf<typeof updateFields>): Reply {
  const before = find(call);
  if (before.customer === null) {
    throw invalidRequest("You must save this PaymentMethod to a customer before you can update it.");
  }
  const details =
    before.details.type === "card" && params.card
      ? {
          ...before.details,
          card: {
            ...before.details.card,
            expMonth: Number(params.card.exp_month ?? before.details.card.expMonth),
            expYear: Number(params.card.exp_year ?? before.details.card.expYear),
          },
        }
      : before.details;
  const after = call.scope.account.paymentMethods.put({
    ...before,
    details,
    billingDetails: toBillingDetails(params.billing_details, before.billingDetails),
    allowRedisplay: params.allow_redisplay ?? before.allowRedisplay,
    metadata: mergeMetadata(before.metadata, params.metadata),
  });
  const previous = changedFields(wirePaymentMethod(before), wirePaymentMethod(after));
  emit(call.scope, "payment_method.updated", { kind: "payment_method", record: after }, previous);
  return reply(after);
}

function attach(call: Call, params: ParamsOf<typeof attachFields>): Reply {
  const method = find(call);
  const { account } = call.scope;
  const customer = account.customers.get(params.customer);
  if (!customer || customer.deleted) throw noSuch("customer", params.customer, "customer", 400);
  if (method.customer !== null && method.customer !== customer.id) {
    throw invalidRequest("The payment method you provided has already been attached to a customer.");
  }
  if (method.consumed && method.customer === null) {
    throw invalidRequest(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
    );
  }
  const { attach: attaching, decline } = behaviourOf(method.behaviour);
  if (decline && attaching !== "allowed") {
    const { code, declineCode, message } = DECLINES[decline];
    throw new ApiError(
      402,
      { type: "card_error", code, ...(declineCode ? { decline_code: declineCode } : {}), message },
      true,
    );
  }
  const attached = account.paymentMethods.put({ ...method, customer: customer.id });
  emit(call.scope, "payment_method.attached", { kind: "payment_method", record: attached });
  return reply(attached);
}

function detach(call: Call): Reply {
  const method = find(call);
  if (method.customer === null) {
    throw invalidRequest(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
    );
  }
  const detached = call.scope.account.paymentMethods.put({ ...method, customer: null, consumed: true });
  const previous = { customer: method.customer };
  emit(call.scope, "payment_method.detached", { kind: "payment_method", record: detached }, previous);
  return reply(detached);
}
