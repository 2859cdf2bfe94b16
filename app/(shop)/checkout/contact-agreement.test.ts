import fc from "fast-check";
import { expect, test } from "vitest";
import { checkField, toContact } from "@/components/checkout/contact-rules";
import { COUNTRIES } from "@/components/checkout/countries";
import { contactSchema } from "@/lib/orders/address";
import { CONTACT_FIELDS } from "@/lib/orders/contact-fields";

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

test.each(CONTACT_FIELDS.filter((field) => field !== "country"))(
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

test("form and server agree on every e-mail address, real ones and those that are nearly one", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.emailAddress(), fc.stringMatching(/^[a-z.@-]{1,12}@[a-z.@-]{1,12}$/)),
      (email) => {
        const accepted = contactSchema.safeParse(toContact({ ...GOOD, email })).success;
        expect(checkField("email", { ...GOOD, email }) === null).toBe(accepted);
      },
    ),
  );
});

test.each(["XX", "us", "constructor", "USA"])("the server takes no parcel to %s", (country) => {
  expect(contactSchema.safeParse({ ...toContact(GOOD), country }).success).toBe(false);
});

test.each(COUNTRIES)("the server takes a parcel to $label", ({ value }) => {
  expect(contactSchema.safeParse(toContact({ ...GOOD, country: value, state: "x" })).success).toBe(true);
});
