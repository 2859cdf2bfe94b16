import { stableText } from "../base/ids";
import { ApiError } from "../protocol/errors";
import type { MadeDetails } from "../records/payment-method";
import type { Scope } from "../store/scope";
import { LIVE_CARD, testCard } from "./behaviours";
import { DECLINES } from "./declines";
import type { MethodParams } from "./method-params";
import { missingParam } from "./missing-param";

/** A card error in the details themselves, as when a payment method is created: nothing was charged. */
function badCard(code: string, message: string, param: string): ApiError {
  return new ApiError(402, { type: "card_error", code, message, param }, false);
}

/** A card from typed details or a token. Throws 402 for details that no card has and for raw numbers from a server. */
export function cardFrom(scope: Scope, card: MethodParams["card"], fromBrowser: boolean): MadeDetails {
  if (!card) throw missingParam("card");
  const token = card.token;
  const number = token ? cardOfToken(token) : card.number?.replaceAll(/[\s-]/g, "");
  if (number === undefined) throw missingParam("card[number]");
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
): MadeDetails {
  const known = testCard(number);
  const card = {
    brand: known?.brand ?? brandOf(number),
    funding: known?.funding ?? "credit",
    country: known?.country ?? "US",
    last4: number.slice(-4),
    expMonth,
    expYear,
    fingerprint: stableText(`card:${known?.number ?? `unknown ${number.slice(-4)}`}`, 16),
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
  if (card.exp_month === undefined) throw missingParam("card[exp_month]");
  if (card.exp_year === undefined) throw missingParam("card[exp_year]");
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
