/** The fields of who buys and where it goes, in the order in which they stand on the page. */
export const CONTACT_FIELDS = [
  "email",
  "country",
  "name",
  "line1",
  "line2",
  "city",
  "state",
  "postalCode",
] as const;

export type ContactField = (typeof CONTACT_FIELDS)[number];

type FieldRule = {
  /** The most characters as people count them: an emoji is one. */
  longest: number;
  /** What is said of an empty field; null where it may stay empty. */
  missing: string | null;
};

/** What each field takes. The server's schema and the form's checks both read this table. */
export const CONTACT_RULES: Readonly<Record<ContactField, FieldRule>> = {
  email: { longest: 254, missing: "Enter your e-mail address" },
  country: { longest: 2, missing: "Choose a country" },
  name: { longest: 120, missing: "Enter your full name" },
  line1: { longest: 160, missing: "Enter the street and house number" },
  line2: { longest: 160, missing: null },
  city: { longest: 120, missing: "Enter the town or city" },
  state: { longest: 120, missing: null },
  postalCode: { longest: 20, missing: "Enter the postal code" },
};

/**
 * What a browser takes as an e-mail address (html.spec.whatwg.org/#valid-e-mail-address), which leaves out
 * quotes, spaces and line breaks, with a full domain behind the "@". Linear in the length of the text.
 */
export const EMAIL_SHAPE =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i;

export const NO_EMAIL = "Enter an e-mail address such as name@example.com";

export function tooLong(field: ContactField): string {
  return `At most ${CONTACT_RULES[field].longest} characters`;
}
