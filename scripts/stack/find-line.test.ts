import { expect, test } from "vitest";
import { findLine } from "./find-line";

const FILE = `export const products = [
  {
    id: "ash-mug",
    name: "Ash Mug",
    prices: { usd: 38_00, eur: 36_00 },
  },
  {
    id: "mug",
    description: "name: it as you like",
    prices: {
      usd: 38_00,
      eur: 36_00,
    },
  },
  { id: "ash-mug", name: "Again" },
];`;

test.each([
  ["a field", "mug", "description", 9],
  ["a price on a line of its own", "mug", "prices.eur", 12],
  ["a price that is missing is where the prices begin", "mug", "prices.jpy", 10],
  ["a field that is missing is where its entry begins", "mug", "received", 8],
  ["an id that stands twice is the second", "ash-mug", "id", 15],
  ["an entry whose id is not written out", "moon-jar", "name", null],
])("%s", (_, entry, field, line) => {
  expect(findLine(FILE, entry, field)).toBe(line);
});
