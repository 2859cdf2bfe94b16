import fc from "fast-check";
import { expect, test } from "vitest";
import { oneLine } from "./one-line";

test.each([
  ["a line break", "Ada\r\nBcc: everyone@example.com", "Ada Bcc: everyone@example.com"],
  ["a tab and the end of the text", "\tAda\u0000Lovelace\n", "Ada Lovelace"],
  ["a line separator", "Ada\u2028Lovelace\u0085", "Ada Lovelace"],
  ["letters in another order", "Ada \u202Eecalevol\u202C", "Ada ecalevol"],
])("%s does not survive", (_, text, expected) => {
  expect(oneLine(text)).toBe(expected);
});

test("names of the world stay as they are", () => {
  for (const name of ["Ngũgĩ wa Thiong’o", "李 小龍", "محمد بن سلمان", "👩‍👩‍👧 & Söhne", "O'Brien-Łuczak"]) {
    expect(oneLine(name)).toBe(name);
  }
});

test("whatever is typed comes out as one line", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.nat({ max: 0x2100 }).map((code) => String.fromCodePoint(code)) }),
      (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      },
    ),
  );
});
