import { anyObject, object, oneOf, type ParamsOf, required, string } from "../http/params";
import { billingDetailsParam, toBillingDetails } from "../http/shared-params";
import { newId } from "../ids";
import type {
  MadeDetails,
  MethodDetails,
  PaymentMethodRecord,
  RedirectType,
} from "../records/payment-method";
import type { Scope } from "../store/scope";
import { bankAccountFrom, sepaFrom } from "./bank-details";
import { cardFrom } from "./card-details";

export const REDIRECT_TYPES = ["ideal", "bancontact", "eps", "klarna", "paypal", "amazon_pay"] as const;

export const METHOD_TYPES = [
  "card",
  "link",
  "sepa_debit",
  "us_bank_account",
  "customer_balance",
  ...REDIRECT_TYPES,
] as const;

const cardFields = {
  number: string(),
  exp_month: string(),
  exp_year: string(),
  cvc: string(),
  token: string(),
  networks: anyObject(),
};

/** `payment_method_data` of a confirm, and the body of `POST /v1/payment_methods`. */
export const methodFields = {
  type: required(oneOf(METHOD_TYPES)),
  card: object(cardFields),
  sepa_debit: object({ iban: required(string()) }),
  us_bank_account: object({
    account_holder_type: oneOf(["individual", "company"]),
    account_number: string(),
    account_type: oneOf(["checking", "savings"]),
    routing_number: string(),
    financial_connections_account: string(),
  }),
  link: anyObject(),
  customer_balance: anyObject(),
  ideal: anyObject(),
  bancontact: anyObject(),
  eps: anyObject(),
  klarna: anyObject(),
  paypal: anyObject(),
  amazon_pay: anyObject(),
  billing_details: billingDetailsParam,
  allow_redisplay: oneOf(["always", "limited", "unspecified"]),
  radar_options: anyObject(),
};

export type MethodParams = ParamsOf<typeof methodFields>;

/**
 * A payment method from what a caller gave. The card's number is looked at and not kept: only which test card it
 * is. Raw numbers from a server are refused, as on ordinary Stripe accounts.
 */
export function makePaymentMethod(
  scope: Scope,
  params: MethodParams,
  fromBrowser: boolean,
): PaymentMethodRecord {
  const { details, behaviour } = detailsFrom(scope, params, fromBrowser);
  return {
    id: newId("pm"),
    created: scope.world.clock.seconds(),
    customer: null,
    details,
    behaviour,
    billingDetails: toBillingDetails(params.billing_details),
    allowRedisplay: params.allow_redisplay ?? "unspecified",
    metadata: {},
    consumed: false,
  };
}

function detailsFrom(scope: Scope, params: MethodParams, fromBrowser: boolean): MadeDetails {
  switch (params.type) {
    case "card":
      return cardFrom(scope, params.card, fromBrowser);
    case "sepa_debit":
      return sepaFrom(params.sepa_debit?.iban);
    case "us_bank_account":
      return bankAccountFrom(params.us_bank_account);
    case "link":
      return { details: { type: "link", email: params.billing_details?.email ?? null }, behaviour: "" };
    case "customer_balance":
      return { details: { type: "customer_balance" }, behaviour: "" };
    default:
      return { details: redirectDetails(params.type), behaviour: "" };
  }
}

function redirectDetails(type: RedirectType): MethodDetails {
  return { type };
}
