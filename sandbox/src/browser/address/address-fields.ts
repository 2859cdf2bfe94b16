import { readRecord, readString, readStrings } from "../../page/guards";
import { countryChoices, startCountry } from "../frame/countries";
import { createField, createSelect } from "../frame/field";
import type { ErrorCode, Texts } from "../locales/texts";
import { checkPostal } from "../payment/validators";
import { REGIONS } from "./regions";

export type AddressContext = {
  texts: Texts;
  language: string;
  /** Options of `elements.create("address", …)`. */
  element: Record<string, unknown>;
  onInput: () => void;
};

/** Every field the Address Element may show; which of them it does is up to the form. */
export function createAddressFields({ texts, language, element, onInput }: AddressContext) {
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
      onInput,
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
  return {
    names,
    country,
    line1,
    line2,
    city,
    postal,
    regionFields,
    phone: phoneOption === "always" ? phone : null,
  };
}
