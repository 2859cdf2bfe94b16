import { h } from "../../page/dom";
import { createField } from "../frame/field";
import type { FormContext } from "./context";
import type { PaymentForm } from "./form";
import { contactDetails, nameAndEmail } from "./name-and-email";
import { checkAccount, checkIban, checkRouting, digitsOf } from "./validators";

/** ACH debit with the numbers typed in; Stripe also offers a bank sign-in, which the sandbox does not have. */
export function createUsBankForm(context: FormContext): PaymentForm {
  const { texts, message, onInput } = context;
  const contact = nameAndEmail(context);
  const shared = { scope: "payment", autocomplete: "off", inputmode: "numeric", message, onInput } as const;
  const routing = createField({
    ...shared,
    name: "routingNumber",
    label: texts.routingNumber,
    placeholder: "110000000",
    check: checkRouting,
    format: (value) => digitsOf(value).slice(0, 9),
  });
  const account = createField({
    ...shared,
    name: "accountNumber",
    label: texts.accountNumber,
    placeholder: "000123456789",
    check: checkAccount,
    format: (value) => digitsOf(value).slice(0, 17),
  });
  return {
    root: h(
      "div",
      { class: "Grid" },
      ...contact.map((field) => field.root),
      h("div", { class: "Row" }, routing.root, account.root),
      terms(texts.usMandate, context),
    ),
    needsMandate: true,
    fields: () => [...contact, routing, account],
    parameters: () => ({
      type: "us_bank_account",
      us_bank_account: {
        routing_number: routing.value(),
        account_number: account.value(),
        account_holder_type: "individual",
      },
      billing_details: contactDetails(contact),
    }),
  };
}

/** SEPA Direct Debit: name, e-mail, IBAN and the mandate. */
export function createSepaForm(context: FormContext): PaymentForm {
  const contact = nameAndEmail(context);
  const iban = createField({
    scope: "payment",
    name: "iban",
    label: context.texts.iban,
    autocomplete: "off",
    placeholder: "DE00 0000 0000 0000 0000 00",
    check: checkIban,
    message: context.message,
    format: groupIban,
    counts: /[A-Z\d]/i,
    onInput: context.onInput,
  });
  return {
    root: h(
      "div",
      { class: "Grid" },
      ...contact.map((field) => field.root),
      iban.root,
      terms(context.texts.sepaMandate, context),
    ),
    needsMandate: true,
    fields: () => [...contact, iban],
    parameters: () => ({
      type: "sepa_debit",
      sepa_debit: { iban: iban.value().replace(/\s/g, "") },
      billing_details: contactDetails(contact),
    }),
  };
}

function groupIban(value: string): string {
  const signs = value
    .replace(/[^A-Za-z\d]/g, "")
    .toUpperCase()
    .slice(0, 34);
  return signs.replace(/(.{4})(?=.)/g, "$1 ");
}

/** The legal text under a form, with the shop's name in it. */
export function terms(text: string, context: FormContext): HTMLElement {
  return h("p", { class: "TermsText" }, text.replaceAll("{business}", context.business));
}
