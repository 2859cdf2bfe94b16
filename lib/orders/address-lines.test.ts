import fc from "fast-check";
import { expect, test } from "vitest";
import { addressLines, type DeliveryAddress } from "./address-lines";

const JENNY: DeliveryAddress = {
  shippingName: "Jenny Rosen",
  shippingLine1: "27 Fredrick Ave",
  shippingLine2: null,
  shippingCity: "Brothers",
  shippingState: "OR",
  shippingPostalCode: "97712",
  shippingCountry: "US",
};

function lines(country: string, address: Partial<DeliveryAddress>): string[] {
  return addressLines({ ...JENNY, shippingState: null, ...address, shippingCountry: country });
}

test.each<[string, string, Partial<DeliveryAddress>, string[]]>([
  [
    "the United States",
    "US",
    { shippingState: "OR" },
    ["Jenny Rosen", "27 Fredrick Ave", "Brothers, OR 97712", "United States"],
  ],
  [
    "Germany",
    "DE",
    { shippingLine1: "Domstr. 1", shippingCity: "Köln", shippingPostalCode: "50667" },
    ["Jenny Rosen", "Domstr. 1", "50667 Köln", "Germany"],
  ],
  [
    "the United Kingdom",
    "GB",
    { shippingLine1: "1 High St", shippingCity: "London", shippingPostalCode: "SW1Y 4JH" },
    ["Jenny Rosen", "1 High St", "London", "SW1Y 4JH", "United Kingdom"],
  ],
  [
    "Italy, with its province",
    "IT",
    {
      shippingLine1: "Via Roma 1",
      shippingCity: "Torino",
      shippingState: "TO",
      shippingPostalCode: "10121",
    },
    ["Jenny Rosen", "Via Roma 1", "10121 Torino TO", "Italy"],
  ],
  [
    "Hungary, where the street comes after the town",
    "HU",
    { shippingLine1: "Fő utca 1.", shippingCity: "Budapest", shippingPostalCode: "1011" },
    ["Jenny Rosen", "1011 Budapest", "Fő utca 1.", "Hungary"],
  ],
  [
    "Japan",
    "JP",
    {
      shippingLine1: "1-1 Chiyoda",
      shippingCity: "Chiyoda-ku",
      shippingState: "Tokyo",
      shippingPostalCode: "100-0001",
    },
    ["Jenny Rosen", "1-1 Chiyoda", "Chiyoda-ku, Tokyo 100-0001", "Japan"],
  ],
  [
    "Romania, whose layout has no county",
    "RO",
    {
      shippingLine1: "Str. Lungă 1",
      shippingCity: "Brașov",
      shippingState: "BV",
      shippingPostalCode: "500001",
    },
    ["Jenny Rosen", "Str. Lungă 1", "500001 Brașov", "BV", "Romania"],
  ],
  [
    "Åland, where the shop sends nothing any more and whose layout names its country",
    "AX",
    { shippingLine1: "Torggatan 1", shippingCity: "Mariehamn", shippingPostalCode: "22100" },
    ["Jenny Rosen", "Torggatan 1", "22100 Mariehamn", "Åland Islands"],
  ],
])("an address in %s is written as it is there", (_, country, address, expected) => {
  expect(lines(country, address)).toEqual(expected);
});

test("the second line of an address follows the first", () => {
  expect(addressLines({ ...JENNY, shippingLine2: "Apt 4" }).slice(0, 3)).toEqual([
    "Jenny Rosen",
    "27 Fredrick Ave",
    "Apt 4",
  ]);
});

test("a line that repeats another one, looks like a template or like a map's name stays as it was typed", () => {
  const address = {
    shippingName: "Paris",
    shippingLine1: "{{{city}}} || Gemeinde 1",
    shippingCity: "Paris",
    shippingPostalCode: "https://75001",
  };
  expect(lines("FR", address)).toEqual([
    "Paris",
    "{{{city}}} || Gemeinde 1",
    "https://75001 Paris",
    "France",
  ]);
});

test("whatever the country, every part that was typed is there once", () => {
  const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const word = fc.string({ unit: "grapheme", minLength: 3, maxLength: 30 }).map((text) => `<${text}>`);
  fc.assert(
    fc.property(
      fc.tuple(letter, letter).map((letters) => letters.join("")),
      fc.tuple(word, word, word, word, word),
      (country, [line1, line2, city, state, postalCode]) => {
        const written = lines(country, {
          shippingName: "Name",
          shippingLine1: `1${line1}`,
          shippingLine2: `2${line2}`,
          shippingCity: `3${city}`,
          shippingState: `4${state}`,
          shippingPostalCode: `5${postalCode}`,
        }).join("\n");
        const rest = [`1${line1}`, `2${line2}`, `3${city}`, `4${state}`, `5${postalCode}`].reduce(
          (text, part) => {
            expect(text).toContain(part);
            return text.replace(part, () => "");
          },
          written,
        );
        expect(rest).not.toMatch(/[<>\uE001-\uE004]/);
      },
    ),
  );
});
