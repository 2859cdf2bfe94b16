import { newId, stableText } from "../base/ids";
import { type Call, type Reply, route } from "../http/call";
import { createdFields, listReply } from "../http/lists";
import { changedFields } from "../payments/charges";
import { findPaymentMethod } from "../payments/find-method";
import { noSuch } from "../protocol/errors";
import { array, object, type ParamsOf, string, unsettable } from "../protocol/params";
import {
  addressParam,
  mergeMetadata,
  metadataParam,
  shippingParam,
  toAddress,
  toShipping,
} from "../protocol/shared-params";
import type { CustomerRecord } from "../records/customer";
import { emit } from "../webhooks/emit";
import { wireCustomer, wireDeletedCustomer } from "../wire/customer";

const fields = {
  address: unsettable(addressParam),
  description: unsettable(string()),
  email: unsettable(string(512)),
  invoice_settings: object({ default_payment_method: unsettable(string()) }),
  metadata: metadataParam,
  name: unsettable(string(256)),
  phone: unsettable(string(20)),
  preferred_locales: array(string()),
  shipping: unsettable(shippingParam),
};

export const customerRoutes = [
  route("POST", "customers", { ...fields, payment_method: string() }, create),
  route("GET", "customers", { ...createdFields, email: string() }, (call, params) => {
    const { email } = params;
    return listReply(call.scope.account.customers, "customer", "/v1/customers", params, wireCustomer, {
      ...(email === undefined ? {} : { index: { name: "email", keys: [email] } }),
      filter: (customer) => !customer.deleted,
    });
  }),
  route("GET", "customers/:", {}, (call) => {
    const customer = findCustomer(call, true);
    return { render: () => (customer.deleted ? wireDeletedCustomer(customer) : wireCustomer(customer)) };
  }),
  route("POST", "customers/:", fields, (call, params) => {
    const before = findCustomer(call, false);
    const after = call.scope.account.customers.put(applyFields(before, params));
    const previous = changedFields(wireCustomer(before), wireCustomer(after));
    emit(call.scope, "customer.updated", { kind: "customer", record: after }, previous);
    return { render: () => wireCustomer(after) };
  }),
  route("DELETE", "customers/:", {}, (call) => {
    const before = findCustomer(call, false);
    const deleted = call.scope.account.customers.put({ ...before, deleted: true });
    emit(call.scope, "customer.deleted", { kind: "customer", record: before });
    return { render: () => wireDeletedCustomer(deleted) };
  }),
];

function findCustomer(call: Call, deletedToo: boolean): CustomerRecord {
  const id = call.ids[0] ?? "";
  const customer = call.scope.account.customers.get(id);
  if (!customer || (customer.deleted && !deletedToo)) throw noSuch("customer", id, "id");
  return customer;
}

function create(call: Call, params: ParamsOf<typeof fields> & { payment_method?: string }): Reply {
  const { scope } = call;
  const id = `cus_${newId("x").slice(2, 16)}`;
  const blank: CustomerRecord = {
    id,
    created: scope.world.clock.seconds(),
    address: null,
    description: null,
    email: null,
    name: null,
    phone: null,
    preferredLocales: [],
    shipping: null,
    defaultPaymentMethod: null,
    invoicePrefix: stableText(`invoices:${id}`, 8).toUpperCase(),
    metadata: {},
    deleted: false,
  };
  const method =
    params.payment_method === undefined
      ? null
      : findPaymentMethod(scope, params.payment_method, "payment_method");
  const customer = scope.account.customers.put(applyFields(blank, params));
  emit(scope, "customer.created", { kind: "customer", record: customer });
  if (method) {
    const attached = scope.account.paymentMethods.put({ ...method, customer: id });
    emit(scope, "payment_method.attached", { kind: "payment_method", record: attached });
  }
  return { render: () => wireCustomer(customer) };
}

function applyFields(before: CustomerRecord, params: ParamsOf<typeof fields>): CustomerRecord {
  const text = (name: "description" | "email" | "name" | "phone") =>
    params[name] === undefined ? before[name] : params[name];
  const method = params.invoice_settings?.default_payment_method;
  return {
    ...before,
    address: params.address === undefined ? before.address : params.address && toAddress(params.address),
    description: text("description"),
    email: text("email"),
    name: text("name"),
    phone: text("phone"),
    preferredLocales: params.preferred_locales ?? before.preferredLocales,
    shipping:
      params.shipping === undefined ? before.shipping : params.shipping && toShipping(params.shipping),
    defaultPaymentMethod: method === undefined ? before.defaultPaymentMethod : method,
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
}
