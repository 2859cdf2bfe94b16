import { describe, expect, test } from "vitest";
import { checkContact, checkField, type TypedContact, toContact } from "./contact-rules";

const GOOD: TypedContact = {
  email: "ada@example.com",
  name: "Ada Lovelace",
  line1: "12 Dock Street",
  city: "Portland",
  state: "Oregon",
  postalCode: "97201",
  country: "US",
};

describe("the fields of the checkout", () => {
  test("a complete address has no errors", () => {
    expect(checkContact(GOOD)).toEqual({});
  });

  test("an empty form names every field that is needed, in the words of its country", () => {
    expect(checkContact({ country: "US" })).toEqual({
      email: "Enter your e-mail address",
      name: "Enter your full name",
      line1: "Enter the street and house number",
      city: "Enter the city",
      state: "Enter the state",
      postalCode: "Enter the ZIP code",
    });
  });

  test("spaces alone count as empty", () => {
    expect(checkField("name", { ...GOOD, name: "   " })).toBe("Enter your full name");
  });

  test("a country without states asks for none", () => {
    expect(checkContact({ ...GOOD, country: "DE", state: "" })).toEqual({});
  });

  test("a country where the county is optional accepts it empty", () => {
    expect(checkContact({ ...GOOD, country: "IE", state: "" })).toEqual({});
  });

  test("no country chosen is the country's error only", () => {
    expect(checkContact({ ...GOOD, country: "" })).toEqual({ country: "Choose a country" });
  });

  test.each(["ada", "ada@", "ada@example", "ada @example.com", "@example.com", "ada@example.c"])(
    "%s is refused as an e-mail address",
    (email) => {
      expect(checkField("email", { email })).toBe("Enter an e-mail address such as name@example.com");
    },
  );

  test("a value that is too long says how long it may be", () => {
    expect(checkField("name", { name: "x".repeat(121) })).toBe("At most 120 characters");
  });
});

describe("what is sent", () => {
  test("values are trimmed and empty optional ones left out", () => {
    expect(toContact({ ...GOOD, name: " Ada Lovelace ", line2: " " })).toEqual({
      email: "ada@example.com",
      name: "Ada Lovelace",
      line1: "12 Dock Street",
      city: "Portland",
      state: "Oregon",
      postalCode: "97201",
      country: "US",
    });
  });

  test("a state typed for another country before is not sent along", () => {
    expect(toContact({ ...GOOD, country: "DE" })).not.toHaveProperty("state");
  });
});
