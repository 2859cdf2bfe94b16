import type { Call } from "../http/call";
import { METHOD_TYPES, methodFields } from "../payments/method-params";
import { invalidParameter } from "../protocol/errors";
import {
  anyObject,
  array,
  boolean,
  integer,
  object,
  oneOf,
  required,
  string,
  unsettable,
} from "../protocol/params";
import { metadataParam, shippingParam } from "../protocol/shared-params";

const ENDIVE = "2026-10-28";

export const mandateData = object({
  customer_acceptance: required(
    object({
      accepted_at: integer(),
      type: required(oneOf(["online", "offline"])),
      online: object({ ip_address: string(), user_agent: string(), infer_from_client: boolean() }),
      offline: anyObject(),
    }),
  ),
});

const cardOptions = object({
  capture_method: unsettable(oneOf(["manual"])),
  request_three_d_secure: oneOf(["any", "automatic", "challenge"]),
  setup_future_usage: unsettable(oneOf(["none", "off_session", "on_session"])),
  statement_descriptor_suffix_kana: string(),
  moto: boolean(),
});

/** Options are taken for every type; only the card's `request_three_d_secure` and `capture_method` act here. */
const methodOptions = object({
  card: cardOptions,
  link: anyObject(),
  sepa_debit: anyObject(),
  us_bank_account: anyObject(),
  customer_balance: anyObject(),
  ideal: anyObject(),
  bancontact: anyObject(),
  eps: anyObject(),
  klarna: anyObject(),
  paypal: anyObject(),
  amazon_pay: anyObject(),
});

/** What create, update and confirm have in common. */
const attemptFields = {
  payment_method: unsettable(string()),
  payment_method_data: object(methodFields),
  payment_method_options: methodOptions,
  receipt_email: unsettable(string()),
  setup_future_usage: unsettable(oneOf(["off_session", "on_session"])),
  shipping: unsettable(shippingParam),
};

/** Removed from the parameters in endive; the official CLI, which sends no version, still uses it. */
const typesBeforeEndive = { payment_method_types: array(oneOf(METHOD_TYPES)) };

export const confirmFields = {
  ...attemptFields,
  ...typesBeforeEndive,
  client_secret: string(),
  confirmation_token: string(),
  error_on_requires_action: boolean(),
  mandate: string(),
  mandate_data: unsettable(mandateData),
  off_session: oneOf(["true", "false", "one_off", "recurring"]),
  radar_options: anyObject(),
  return_url: string(),
  use_stripe_sdk: boolean(),
  capture_method: oneOf(["automatic", "automatic_async", "manual"]),
  allowed_payment_method_types: unsettable(array(oneOf(METHOD_TYPES))),
  excluded_payment_method_types: unsettable(array(oneOf(METHOD_TYPES))),
  expected_amount: integer(),
  expected_currency: string(),
};

const describing = {
  customer: string(),
  description: unsettable(string(1000)),
  metadata: metadataParam,
  statement_descriptor: unsettable(string(22)),
  statement_descriptor_suffix: unsettable(string(22)),
  transfer_group: string(),
};

export const createFields = {
  ...attemptFields,
  ...typesBeforeEndive,
  ...describing,
  amount: required(integer()),
  currency: required(string()),
  automatic_payment_methods: object({
    enabled: required(boolean()),
    allow_redirects: oneOf(["always", "never"]),
  }),
  capture_method: oneOf(["automatic", "automatic_async", "manual"]),
  confirm: boolean(),
  confirmation_method: oneOf(["automatic", "manual"]),
  confirmation_token: string(),
  error_on_requires_action: boolean(),
  allowed_payment_method_types: array(oneOf(METHOD_TYPES)),
  excluded_payment_method_types: array(oneOf(METHOD_TYPES)),
  mandate: string(),
  mandate_data: unsettable(mandateData),
  off_session: oneOf(["true", "false", "one_off", "recurring"]),
  radar_options: anyObject(),
  return_url: string(),
  use_stripe_sdk: boolean(),
};

export const updateFields = {
  ...attemptFields,
  ...typesBeforeEndive,
  ...describing,
  amount: integer(),
  currency: string(),
  capture_method: oneOf(["automatic", "automatic_async", "manual"]),
  allowed_payment_method_types: unsettable(array(oneOf(METHOD_TYPES))),
  excluded_payment_method_types: unsettable(array(oneOf(METHOD_TYPES))),
};

/** `payment_method_types` is unknown from endive on. */
export function refuseTypesUnderEndive(call: Call, given: unknown): void {
  if (given === undefined || call.version === null || call.version < ENDIVE) return;
  throw invalidParameter(
    "Received unknown parameter: payment_method_types",
    "payment_method_types",
    "parameter_unknown",
  );
}

/** Which currencies each type can take; null is every currency. The order is the one Stripe's answers have. */
const OFFERED: [type: string, currencies: readonly string[] | null][] = [
  ["card", null],
  ["amazon_pay", ["usd", "gbp", "aud", "chf", "dkk", "jpy", "nok", "nzd", "sek", "zar"]],
  ["bancontact", ["eur"]],
  ["eps", ["eur"]],
  ["ideal", ["eur"]],
  ["klarna", ["usd", "eur", "gbp"]],
  ["link", null],
  ["paypal", ["eur", "gbp"]],
  ["sepa_debit", ["eur"]],
  ["us_bank_account", ["usd"]],
];

const offeredByCurrency = new Map<string, string[]>();

/** What an account with everything turned on offers in a currency. The same array each time: nobody changes it. */
function offeredTypes(currency: string): string[] {
  const known = offeredByCurrency.get(currency);
  if (known) return known;
  const offered = OFFERED.filter(([, currencies]) => currencies === null || currencies.includes(currency));
  const types = offered.map(([type]) => type);
  offeredByCurrency.set(currency, types);
  return types;
}

/** The types a PaymentIntent accepts, from what the account offers and what the caller allows and excludes. */
export function typesFor(
  currency: string,
  allowed: string[] | null,
  excluded: readonly string[] | null,
): string[] {
  const types = allowed ?? offeredTypes(currency);
  return excluded ? types.filter((type) => !excluded.includes(type)) : types;
}
