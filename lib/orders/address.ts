import { z } from "zod";
import { SHIPS_TO } from "@/lib/shop";
import { CONTACT_RULES, type ContactField, EMAIL_SHAPE, NO_EMAIL, tooLong } from "./contact-fields";
import { oneLine } from "./one-line";

function text(field: ContactField) {
  const { longest, missing } = CONTACT_RULES[field];
  const value = z.string().overwrite(oneLine).max(longest, tooLong(field));
  return missing === null ? value : value.min(1, missing);
}

/**
 * Who buys and where it goes, each part on one line. Names are not split and postal codes not judged: the
 * world is wider than a pattern.
 */
export const contactSchema = z.strictObject({
  email: text("email").regex(EMAIL_SHAPE, NO_EMAIL),
  name: text("name"),
  line1: text("line1"),
  line2: text("line2").optional(),
  city: text("city"),
  state: text("state").optional(),
  postalCode: text("postalCode"),
  country: text("country").refine((code) => Object.hasOwn(SHIPS_TO, code), "Choose a country"),
});

export type Contact = z.infer<typeof contactSchema>;
