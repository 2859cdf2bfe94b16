import { newId } from "../base/ids";
import { toBillingDetails } from "../protocol/shared-params";
import type {
  MadeDetails,
  MethodDetails,
  PaymentMethodRecord,
  RedirectType,
} from "../records/payment-method";
import type { Scope } from "../store/scope";
import { bankAccountFrom, sepaFrom } from "./bank-details";
import { cardFrom } from "./card-details";
import type { MethodParams } from "./method-params";

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
