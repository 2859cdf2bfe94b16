import { h } from "../../page/dom";
import type { Field } from "../frame/field";
import { type AddressContext, createAddressFields } from "./address-fields";
import { hasPostalCode } from "./regions";

export type AddressForm = {
  root: HTMLElement;
  fields(): Field[];
  /** The `value` of change events and of getValue(). */
  value(): Record<string, unknown>;
};

/** The Address Element's fields, in the order people of the chosen country expect. */
export function createAddressForm(context: AddressContext): AddressForm {
  const { texts } = context;
  const changed = () => {
    arrange();
    context.onInput();
  };
  const { names, country, line1, line2, city, postal, regionFields, phone } = createAddressFields({
    ...context,
    onInput: () => changed(),
  });
  // Two name fields are first and last; one is the full name.
  const [first, last] = names;
  const region = () => regionFields.find(({ code }) => code === country.value())?.field;
  const place = h("div", { class: "Grid" });
  const arrange = () => {
    const label = postal.root.querySelector("label");
    if (label) label.textContent = country.value() === "US" ? texts.zip : texts.postalCode;
    const state = region();
    const code = hasPostalCode(country.value()) ? postal.root : null;
    // Three narrow fields in one row leave no room for their contents.
    if (state) place.replaceChildren(city.root, h("div", { class: "Row" }, state.root, code));
    else place.replaceChildren(h("div", { class: "Row" }, city.root, code));
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
      ...(phone ? [phone] : []),
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
      phone?.root,
    ),
    fields,
    value: () => ({
      name: names
        .map((field) => field.value().trim())
        .join(" ")
        .trim(),
      ...(last ? { firstName: first?.value().trim(), lastName: last.value().trim() } : {}),
      address: {
        line1: line1.value().trim(),
        line2: line2.value().trim() || null,
        city: city.value().trim(),
        state: region()?.value() ?? "",
        postal_code: hasPostalCode(country.value()) ? postal.value().trim() : "",
        country: country.value(),
      },
      ...(phone ? { phone: phone.value().trim() } : {}),
    }),
  };
}
