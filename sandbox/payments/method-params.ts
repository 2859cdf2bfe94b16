import { ApiError, invalidParameter } from "../http/errors";
import { anyObject, object, oneOf, type ParamsOf, required, string } from "../http/params";
import { billingDetailsParam, toBillingDetails } from "../http/shared-params";
import { newId, stableText } from "../ids";
import type { MethodDetails, PaymentMethodRecord, RedirectType } from "../records/payment-method";
import type { Scope } from "../store/scope";
import { LIVE_CARD, TEST_ACCOUNTS, TEST_IBANS, testCard } from "./behaviours";
import { DECLINES } from "./declines";

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

type Made = { details: MethodDetails; behaviour: string };

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

function detailsFrom(scope: Scope, params: MethodParams, fromBrowser: boolean): Made {
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

function missing(param: string): ApiError {
  return invalidParameter(`Missing required param: ${param}.`, param, "parameter_missing");
}

/** A card error in the details themselves, as when a payment method is created: nothing was charged. */
function badCard(code: string, message: string, param: string): ApiError {
  return new ApiError(402, { type: "card_error", code, message, param }, false);
}

function cardFrom(scope: Scope, card: MethodParams["card"], fromBrowser: boolean): Made {
  if (!card) throw missing("card");
  const token = card.token;
  const number = token ? cardOfToken(token) : card.number?.replaceAll(/[\s-]/g, "");
  if (number === undefined) throw missing("card[number]");
  if (!token && !fromBrowser) {
    throw new ApiError(
      402,
      {
        type: "card_error",
        code: "card_declined",
        decline_code: "generic_decline",
        message:
          "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.",
      },
      false,
    );
  }
  if (!/^\d{12,19}$/.test(number) || !luhn(number)) {
    throw badCard("incorrect_number", DECLINES.incorrect_number.message, "number");
  }
  const { month, year } = token ? { month: 12, year: 2034 } : expiry(scope, card);
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    throw badCard("invalid_cvc", "Your card's security code is invalid.", "cvc");
  }
  return cardMethod(number, month, year, token !== undefined || card.cvc !== undefined, null);
}

/** A card payment method's details; a number that is no test card is declined later as a live card in test mode. */
export function cardMethod(
  number: string,
  expMonth: number,
  expYear: number,
  cvcProvided: boolean,
  wallet: "apple_pay" | "google_pay" | "link" | null,
): Made {
  const known = testCard(number);
  const card = {
    brand: known?.brand ?? brandOf(number),
    funding: known?.funding ?? "credit",
    country: known?.country ?? "US",
    last4: number.slice(-4),
    expMonth,
    expYear,
    fingerprint: stableText(`card:${number}`, 16),
    cvcProvided,
    wallet,
  };
  return { details: { type: "card", card }, behaviour: known?.number ?? LIVE_CARD };
}

function brandOf(number: string): string {
  if (number.startsWith("4")) return "visa";
  if (/^3[47]/.test(number)) return "amex";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "mastercard";
  if (/^6(011|5)/.test(number)) return "discover";
  return "unknown";
}

/** Wallets and older clients send a token that names the card: `tok_visa`, `tok_chargeDeclined` … */
function cardOfToken(token: string): string | undefined {
  if (token === "tok_visa") return "4242424242424242";
  if (token === "tok_mastercard") return "5555555555554444";
  if (token === "tok_amex") return "378282246310005";
  if (token === "tok_chargeDeclined") return "4000000000000002";
  throw new ApiError(
    400,
    {
      type: "invalid_request_error",
      code: "resource_missing",
      message: `No such token: '${token}'`,
      param: "card[token]",
    },
    false,
  );
}

function expiry(scope: Scope, card: NonNullable<MethodParams["card"]>): { month: number; year: number } {
  if (card.exp_month === undefined) throw missing("card[exp_month]");
  if (card.exp_year === undefined) throw missing("card[exp_year]");
  const month = /^\d{1,2}$/.test(card.exp_month) ? Number(card.exp_month) : 0;
  const written = /^(\d{2}|\d{4})$/.test(card.exp_year) ? Number(card.exp_year) : 0;
  const year = written < 100 ? 2000 + written : written;
  if (month < 1 || month > 12) {
    throw badCard("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month");
  }
  const today = new Date(scope.world.clock.now());
  const past =
    year < today.getUTCFullYear() || (year === today.getUTCFullYear() && month < today.getUTCMonth() + 1);
  if (past || year > today.getUTCFullYear() + 50) {
    throw badCard("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year");
  }
  return { month, year };
}

function luhn(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function sepaFrom(given: string | undefined): Made {
  if (given === undefined) throw missing("sepa_debit");
  const iban = given.replaceAll(" ", "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) {
    throw invalidParameter(
      "The IBAN you entered is invalid.",
      "sepa_debit[iban]",
      "invalid_bank_account_iban",
    );
  }
  return {
    details: {
      type: "sepa_debit",
      country: iban.slice(0, 2),
      bankCode: iban.slice(4, 9),
      last4: iban.slice(-4),
      fingerprint: stableText(`iban:${iban}`, 16),
    },
    behaviour: TEST_IBANS[iban] ? iban : "AT611904300234573201",
  };
}

export function bankAccountFrom(account: MethodParams["us_bank_account"]): Made {
  const number = account?.account_number;
  if (number === undefined) throw missing("us_bank_account[account_number]");
  const routing = account?.routing_number;
  if (routing === undefined) throw missing("us_bank_account[routing_number]");
  if (!/^\d{9}$/.test(routing)) {
    throw invalidParameter(
      "Invalid US routing number",
      "us_bank_account[routing_number]",
      "routing_number_invalid",
    );
  }
  if (!/^\d{4,17}$/.test(number)) {
    throw invalidParameter(
      "Invalid account number",
      "us_bank_account[account_number]",
      "account_number_invalid",
    );
  }
  return {
    details: {
      type: "us_bank_account",
      holderType: account?.account_holder_type ?? "individual",
      accountType: account?.account_type ?? "checking",
      routingNumber: routing,
      last4: number.slice(-4),
      fingerprint: stableText(`account:${routing}:${number}`, 16),
    },
    behaviour: TEST_ACCOUNTS[number] ? number : "000123456789",
  };
}
