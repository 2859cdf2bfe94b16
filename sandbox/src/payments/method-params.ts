import { anyObject, object, oneOf, type ParamsOf, required, string } from "../protocol/params";
import { billingDetailsParam } from "../protocol/shared-params";

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
