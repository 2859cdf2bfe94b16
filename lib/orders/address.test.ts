import { expect, test } from "vitest";
import { contactSchema } from "./address";

const CONTACT = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 Dock Street",
  line2: "Flat 2",
  city: "Portland",
  state: "OR",
  postalCode: "97201",
  country: "US",
};
const TYPED = ["name", "line1", "line2", "city", "state", "postalCode"] as const;

test.each(TYPED)("a line break in %s is folded into the line", (field) => {
  const parsed = contactSchema.parse({ ...CONTACT, [field]: "1\r\nBcc: x@y.z\u0000" });
  expect(parsed[field]).toBe("1 Bcc: x@y.z");
});

test("a name of nothing but control characters is missing", () => {
  expect(contactSchema.safeParse({ ...CONTACT, name: "\u0000\n" }).success).toBe(false);
});

test.each([
  "ada@example.com\r\nBcc: x@y.z",
  "ada@example.com, x@y.z",
  "<ada@example.com>",
  "ada\u0000@example.com",
])("the e-mail address %j is refused", (email) => {
  expect(contactSchema.safeParse({ ...CONTACT, email }).success).toBe(false);
});

test("what is left out stays out", () => {
  const { line2: _, state: __, ...rest } = CONTACT;
  expect(contactSchema.parse(rest)).toEqual(rest);
});
