import { readString, readStrings } from "../../page/guards";
import type { Texts } from "../locales/texts";
import { createCardForm } from "./card-form";
import type { FormContext } from "./context";
import { createSepaForm, createUsBankForm } from "./debit-forms";
import type { PaymentForm } from "./form";
import { createRedirectForm } from "./redirect-form";

export type Method = {
  type: string;
  label: (texts: Texts) => string;
  /** Currencies the method can take; null is every currency. */
  currencies: string[] | null;
  create: (context: FormContext) => PaymentForm;
};

const redirect = (type: string, label: string, currencies: string[] | null): Method => ({
  type,
  label: () => label,
  currencies,
  create: (context) => createRedirectForm(context, type, label),
});

/** What the sandbox's account has switched on, in Stripe's usual order. */
const METHODS: Method[] = [
  { type: "card", label: (texts) => texts.card, currencies: null, create: createCardForm },
  {
    type: "us_bank_account",
    label: (texts) => texts.usBankAccount,
    currencies: ["usd"],
    create: createUsBankForm,
  },
  { type: "sepa_debit", label: (texts) => texts.sepaDebit, currencies: ["eur"], create: createSepaForm },
  redirect("ideal", "iDEAL", ["eur"]),
  redirect("amazon_pay", "Amazon Pay", [
    "usd",
    "gbp",
    "aud",
    "chf",
    "dkk",
    "jpy",
    "nok",
    "nzd",
    "sek",
    "zar",
  ]),
];

/**
 * The methods to offer for these options: by currency, narrowed by the page's allowed and excluded types, in the
 * page's order. Without a currency (a client secret, or nothing) only cards are certain to fit.
 */
export function offeredMethods(group: Record<string, unknown>, element: Record<string, unknown>): Method[] {
  const currency = readString(group, "currency")?.toLowerCase();
  const allowed = readStrings(group, "allowedPaymentMethodTypes") ?? readStrings(group, "paymentMethodTypes");
  const excluded = readStrings(group, "excludedPaymentMethodTypes") ?? [];
  const order = readStrings(element, "paymentMethodOrder") ?? [];
  const fits = METHODS.filter(
    ({ type, currencies }) =>
      (currencies === null || (currency !== undefined && currencies.includes(currency))) &&
      (!allowed || allowed.includes(type)) &&
      !excluded.includes(type),
  );
  const rank = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length);
  return fits.sort((one, other) => rank(one.type) - rank(other.type));
}
