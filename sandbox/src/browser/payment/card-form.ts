import { h, icon } from "../../page/dom";
import { readRecord, readString } from "../../page/guards";
import { countryChoices, startCountry } from "../frame/countries";
import { createField, createSelect, type Field } from "../frame/field";
import { brandIcons, cvcIcon } from "./brand-icons";
import { brandOf, groupDigits } from "./card-brands";
import type { FormContext } from "./context";
import type { PaymentForm } from "./form";
import { formatExpiry } from "./format-expiry";
import {
  checkCvc,
  checkExpiry,
  checkNumber,
  checkPostal,
  digitsOf,
  expiryYear,
  POSTAL_COUNTRIES,
} from "./validators";

/** API error codes and the field they are shown at; other card errors belong to the number. */
const ERROR_FIELDS: Record<string, "number" | "expiry" | "cvc" | "postalCode"> = {
  incorrect_cvc: "cvc",
  invalid_cvc: "cvc",
  expired_card: "expiry",
  invalid_expiry_month: "expiry",
  invalid_expiry_year: "expiry",
  incorrect_zip: "postalCode",
};

export function createCardForm(context: FormContext): PaymentForm {
  const { texts, message, hidden } = context;
  const address = readRecord(
    readRecord(readRecord(context.element, "defaultValues"), "billingDetails"),
    "address",
  );
  const scope = "payment";
  const brands = brandIcons(texts.supportedCards);
  const changed = () => {
    brands.show(brandOf(digitsOf(number.value())).brand);
    context.onInput();
  };
  const number = createField({
    scope,
    name: "number",
    label: texts.cardNumber,
    autocomplete: "cc-number",
    inputmode: "numeric",
    placeholder: "1234 1234 1234 1234",
    check: checkNumber,
    message,
    format: (value) => groupDigits(digitsOf(value)),
    adornment: brands.root,
    onInput: () => {
      changed();
      const { lengths } = brandOf(digitsOf(number.value()));
      if (digitsOf(number.value()).length >= Math.max(...lengths)) advance(number, expiry);
    },
  });
  const expiry = createField({
    scope,
    name: "expiry",
    label: texts.expiry,
    autocomplete: "cc-exp",
    inputmode: "numeric",
    placeholder: texts.expiryPlaceholder,
    check: (value) => checkExpiry(value, new Date()),
    message,
    format: formatExpiry,
    onInput: () => {
      changed();
      if (digitsOf(expiry.value()).length === 4) advance(expiry, cvc);
    },
  });
  const cvc = createField({
    scope,
    name: "cvc",
    label: texts.cvc,
    autocomplete: "cc-csc",
    inputmode: "numeric",
    placeholder: texts.cvcPlaceholder,
    check: checkCvc(() => number.value()),
    message,
    format: (value) => digitsOf(value).slice(0, brandOf(digitsOf(number.value())).cvcLength),
    adornment: icon(cvcIcon, "CvcIcon"),
    onInput: changed,
  });
  const country = createSelect(
    {
      scope,
      name: "country",
      label: texts.country,
      autocomplete: "billing country",
      value: startCountry(readString(address, "country")),
      check: () => null,
      message,
      onInput: () => {
        showPostal();
        context.onInput();
      },
    },
    countryChoices(context.language),
  );
  const postalCode = createField({
    scope,
    name: "postalCode",
    label: texts.zip,
    autocomplete: "billing postal-code",
    placeholder: "12345",
    value: readString(address, "postal_code") ?? "",
    check: (value) => checkPostal(country.value(), value),
    message,
    onInput: changed,
  });
  const showCountry = !hidden.has("address.country");
  const postalShown = () =>
    !hidden.has("address.postal_code") && (!showCountry || POSTAL_COUNTRIES.includes(country.value()));
  const showPostal = () => {
    postalCode.root.hidden = !postalShown();
    const american = country.value() === "US";
    const label = postalCode.root.querySelector("label");
    if (label) label.textContent = american ? texts.zip : texts.postalCode;
    postalCode.input.setAttribute(
      "placeholder",
      american ? "12345" : country.value() === "CA" ? "M5T 1T4" : "WS11 1DB",
    );
    postalCode.input.setAttribute("inputmode", american ? "numeric" : "text");
  };
  showPostal();
  country.root.hidden = !showCountry;
  const fields = () => [
    number,
    expiry,
    cvc,
    ...(showCountry ? [country] : []),
    ...(postalShown() ? [postalCode] : []),
  ];
  const root = h(
    "div",
    { class: "Grid Grid--card" },
    number.root,
    h("div", { class: "Row" }, expiry.root, cvc.root),
    h("div", { class: "Row" }, country.root, postalCode.root),
  );
  return {
    root,
    needsMandate: false,
    fields,
    brand: () => (checkNumber(number.value()) === null ? brandOf(digitsOf(number.value())).brand : null),
    parameters: () => ({
      type: "card",
      card: {
        number: digitsOf(number.value()),
        exp_month: Number(digitsOf(expiry.value()).slice(0, 2)),
        exp_year: expiryYear(expiry.value()),
        cvc: cvc.value(),
      },
      billing_details: billingAddress(
        showCountry ? country.value() : "",
        postalShown() ? postalCode.value() : "",
      ),
    }),
    showApiError: (code, text) => {
      const target = { number, expiry, cvc, postalCode }[ERROR_FIELDS[code] ?? "number"];
      target.showError(text);
      return true;
    },
  };
}

function billingAddress(country: string, postalCode: string): Record<string, unknown> {
  const address = {
    ...(country ? { country } : {}),
    ...(postalCode ? { postal_code: postalCode.trim() } : {}),
  };
  return Object.keys(address).length > 0 ? { address } : {};
}

/** Moves on when a field is full and right, but only while the shopper is typing in it. */
function advance(from: Field, to: Field): void {
  if (document.activeElement === from.input && from.issue() === null) to.input.focus();
  else if (from.issue() !== null) from.reveal();
}
