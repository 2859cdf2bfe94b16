import type { Contact } from "@/lib/orders/address";
import {
  CONTACT_FIELDS,
  CONTACT_RULES,
  type ContactField,
  EMAIL_SHAPE,
  NO_EMAIL,
  tooLong,
} from "@/lib/orders/contact-fields";
import { addressWords } from "./address-words";

/** What was typed, as it was typed; an absent field counts as empty. */
export type TypedContact = Partial<Record<ContactField, string>>;
export type ContactErrors = Partial<Record<ContactField, string>>;

function missing(field: ContactField, country: string): string | null {
  const words = addressWords(country);
  switch (field) {
    case "city":
      return `Enter the ${words.city.toLowerCase()}`;
    case "postalCode":
      return `Enter the ${words.postalCode === "ZIP code" ? "ZIP code" : words.postalCode.toLowerCase()}`;
    case "state":
      return words.stateRequired && words.state ? `Enter the ${words.state.toLowerCase()}` : null;
    default:
      return CONTACT_RULES[field].missing;
  }
}

/**
 * What is wrong with one field, or null. A courtesy that spares the shopper a round trip: the server
 * checks everything again.
 */
export function checkField(field: ContactField, typed: TypedContact): string | null {
  const value = (typed[field] ?? "").trim();
  if (value === "") return missing(field, typed.country ?? "");
  if (field === "email" && !EMAIL_SHAPE.test(value)) return NO_EMAIL;
  // Code points, as the server counts them: an emoji is one character.
  return [...value].length > CONTACT_RULES[field].longest ? tooLong(field) : null;
}

/** Every field's error, with only the fields that have one. */
export function checkContact(typed: TypedContact): ContactErrors {
  const errors: ContactErrors = {};
  for (const field of CONTACT_FIELDS) {
    const error = checkField(field, typed);
    if (error) errors[field] = error;
  }
  return errors;
}

/** The contact as the server takes it: trimmed, and without what the country's addresses don't have. */
export function toContact(typed: TypedContact): Contact {
  const text = (field: ContactField) => (typed[field] ?? "").trim();
  const country = text("country");
  const line2 = text("line2");
  const state = addressWords(country).state ? text("state") : "";
  return {
    email: text("email"),
    name: text("name"),
    line1: text("line1"),
    city: text("city"),
    postalCode: text("postalCode"),
    country,
    ...(line2 && { line2 }),
    ...(state && { state }),
  };
}
