import { countryChoices, startCountry } from "../frame/countries";
import { h } from "../frame/dom";
import { createField, createSelect, type Field } from "../frame/field";
import { readRecord, readString, readStrings } from "../guards";
import type { ErrorCode, Texts } from "../locales/texts";
import { checkPostal } from "../payment/validators";
import { hasPostalCode, REGIONS } from "./regions";

type AddressContext = {
  texts: Texts;
  language: string;
  /** Options of `elements.create("address", …)`. */
  element: Record<string, unknown>;
  onInput: () => void;
};

export type AddressForm = {
  root: HTMLElement;
  fields(): Field[];
  /** The `value` of change events and of getValue(). */
  value(): Record<string, unknown>;
};

/** The Address Element's fields, in the order people of the chosen country expect. */
export function createAddressForm({ texts, language, element, onInput }: AddressContext): AddressForm {
  const mode = readString(element, "mode") === "billing" ? "billing" : "shipping";
  const defaults = readRecord(element, "defaultValues");
  const address = readRecord(defaults, "address");
  const allowed = readStrings(element, "allowedCountries");
  const scope = `${mode}Address`;
  const message = (code: ErrorCode) => texts.errors[code];
  const needed = (value: string): ErrorCode | null => (value.trim() === "" ? "incomplete_address" : null);
  const text = (
    name: string,
    label: string,
    autocomplete: string,
    check: (value: string) => ErrorCode | null,
    value: string | undefined,
    placeholder = "",
  ) =>
    createField({
      scope,
      name,
      label,
      autocomplete: `${mode} ${autocomplete}`,
      placeholder,
      value: value ?? "",
      required: check("") !== null,
      check,
      message,
      onInput,
    });

  const named = (value: string): ErrorCode | null => (value.trim() === "" ? "incomplete_name" : null);
  const display = readString(readRecord(element, "display"), "name");
  const full = text(
    "name",
    texts.fullName,
    "name",
    named,
    readString(defaults, "name"),
    texts.namePlaceholder,
  );
  const first = text("firstName", texts.firstName, "given-name", named, readString(defaults, "firstName"));
  const last = text("lastName", texts.lastName, "family-name", named, readString(defaults, "lastName"));
  const names = display === "split" ? [first, last] : [full];

  const country = createSelect(
    {
      scope,
      name: "country",
      label: texts.country,
      autocomplete: `${mode} country`,
      value: startCountry(readString(address, "country"), allowed),
      check: () => null,
      message,
      onInput: () => {
        arrange();
        onInput();
      },
    },
    countryChoices(language, allowed),
  );
  const line1 = text("addressLine1", texts.line1, "address-line1", needed, readString(address, "line1"));
  const line2 = text(
    "addressLine2",
    texts.line2,
    "address-line2",
    () => null,
    readString(address, "line2"),
    texts.line2Placeholder,
  );
  const city = text("locality", texts.city, "address-level2", needed, readString(address, "city"));
  const postal = text(
    "postalCode",
    texts.postalCode,
    "postal-code",
    (value) => checkPostal(country.value(), value) ?? (value.trim() === "" ? "incomplete_zip" : null),
    readString(address, "postal_code"),
  );
  const regionFields = Object.entries(REGIONS).map(([code, choices]) => {
    const label = code === "CA" ? texts.province : texts.state;
    const field = createSelect(
      {
        scope,
        name: "administrativeArea",
        label,
        autocomplete: `${mode} address-level1`,
        check: needed,
        message,
        onInput,
        value: readString(address, "state") ?? "",
      },
      [["", texts.select], ...choices],
    );
    return { code, field };
  });
  const phoneOption = readString(readRecord(element, "fields"), "phone");
  const phoneNeeded =
    readString(readRecord(readRecord(element, "validation"), "phone"), "required") !== "never";
  const phone = text(
    "phone",
    texts.phone,
    "tel",
    (value) => (phoneNeeded && value.replace(/\D/g, "").length < 6 ? "incomplete_phone" : null),
    readString(defaults, "phone"),
  );
  phone.input.setAttribute("type", "tel");

  const region = () => regionFields.find(({ code }) => code === country.value())?.field;
  const place = h("div", { class: "Row" });
  const arrange = () => {
    const label = postal.root.querySelector("label");
    if (label) label.textContent = country.value() === "US" ? texts.zip : texts.postalCode;
    const shown = [city, region(), ...(hasPostalCode(country.value()) ? [postal] : [])];
    place.replaceChildren(...shown.flatMap((field) => (field ? [field.root] : [])));
    place.classList.toggle("Row--three", place.childElementCount === 3);
  };
  arrange();

  const fields = () => {
    const state = region();
    return [
      ...names,
      country,
      line1,
      line2,
      city,
      ...(state ? [state] : []),
      ...(hasPostalCode(country.value()) ? [postal] : []),
      ...(phoneOption === "always" ? [phone] : []),
    ];
  };
  return {
    root: h(
      "div",
      { class: "Grid" },
      h("div", { class: "Row" }, ...names.map((field) => field.root)),
      country.root,
      line1.root,
      line2.root,
      place,
      phoneOption === "always" ? phone.root : null,
    ),
    fields,
    value: () => ({
      name: names
        .map((field) => field.value().trim())
        .join(" ")
        .trim(),
      ...(display === "split" ? { firstName: first.value().trim(), lastName: last.value().trim() } : {}),
      address: {
        line1: line1.value().trim(),
        line2: line2.value().trim() || null,
        city: city.value().trim(),
        state: region()?.value() ?? "",
        postal_code: hasPostalCode(country.value()) ? postal.value().trim() : "",
        country: country.value(),
      },
      ...(phoneOption === "always" ? { phone: phone.value().trim() } : {}),
    }),
  };
}
