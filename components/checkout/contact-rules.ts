import type { Contact } from "@/lib/orders/address";
import { addressWords } from "./address-words";

/** The fields of the form in the order in which they stand on the page. */
export const CONTACT_FIELDS = [
  "email",
  "country",
  "name",
  "line1",
  "line2",
  "city",
  "state",
  "postalCode",
] as const satisfies readonly (keyof Contact)[];
export type ContactField = (typeof CONTACT_FIELDS)[number];
/** What was typed, as it was typed; an absent field counts as empty. */
export type TypedContact = Partial<Record<ContactField, string>>;
export type ContactErrors = Partial<Record<ContactField, string>>;

const LONGEST: Record<ContactField, number> = {
  email: 254,
  country: 2,
  name: 120,
  line1: 160,
  line2: 160,
  city: 120,
  state: 120,
  postalCode: 20,
};

// Looser than any standard on purpose: it catches a forgotten "@" or ".com"; the server decides.
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

function missing(field: ContactField, country: string): string | null {
  const words = addressWords(country);
  switch (field) {
    case "email":
      return "Enter your e-mail address";
    case "country":
      return "Choose a country";
    case "name":
      return "Enter your full name";
    case "line1":
      return "Enter the street and house number";
    case "city":
      return `Enter the ${words.city.toLowerCase()}`;
    case "postalCode":
      return `Enter the ${words.postalCode === "ZIP code" ? "ZIP code" : words.postalCode.toLowerCase()}`;
    case "state":
      return words.stateRequired && words.state ? `Enter the ${words.state.toLowerCase()}` : null;
    case "line2":
      return null;
  }
}

/**
 * What is wrong with one field, or null. A courtesy that spares the shopper a round trip: the server
 * checks everything again.
 */
export function checkField(field: ContactField, typed: TypedContact): string | null {
  const value = (typed[field] ?? "").trim();
  if (value === "") return missing(field, typed.country ?? "");
  if (field === "email" && !EMAIL.test(value)) return "Enter an e-mail address such as name@example.com";
  // Code points, as the server counts them: an emoji is one character.
  return [...value].length > LONGEST[field] ? `At most ${LONGEST[field]} characters` : null;
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
