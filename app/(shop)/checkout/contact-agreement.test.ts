import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTACT_FIELDS, checkField, toContact } from "@/components/checkout/contact-rules";
import { COUNTRIES } from "@/components/checkout/countries";
import { contactSchema } from "@/lib/orders/address";

const GOOD = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 Dock Street",
  line2: "",
  city: "Cork",
  state: "",
  postalCode: "T12 X70A",
  country: "IE",
};

const anyText = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 200 }));

test.each(CONTACT_FIELDS.filter((field) => field !== "country" && field !== "email"))(
  "form and server agree on every text in the field %s",
  (field) => {
    fc.assert(
      fc.property(anyText, (value) => {
        const typed = { ...GOOD, [field]: value };
        const accepted = contactSchema.safeParse(toContact(typed)).success;
        expect(checkField(field, typed) === null).toBe(accepted);
      }),
    );
  },
);

test("no e-mail address that the server takes is refused by the form", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), anyText), (email) => {
      if (contactSchema.safeParse(toContact({ ...GOOD, email })).success) {
        expect(checkField("email", { ...GOOD, email })).toBeNull();
      }
    }),
  );
});

test.each(COUNTRIES)("the server takes a parcel to $label", ({ value }) => {
  expect(contactSchema.safeParse(toContact({ ...GOOD, country: value, state: "x" })).success).toBe(true);
});
