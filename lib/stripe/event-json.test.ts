import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEventJson } from "./event-json";

test("any JSON is read as JSON.parse reads it, but for U+0000", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const expected = JSON.parse(text.replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1\\ufffd"));
      expect(parseEventJson(text)).toEqual(expected);
    }),
  );
});

test("brackets and quotes inside of texts do not count as nesting", () => {
  for (const text of ['["\\'.repeat(500), "[".repeat(500), "{".repeat(500)]) {
    expect(parseEventJson(JSON.stringify({ text }))).toEqual({ text });
  }
});

test("objects and lists beside each other do not count as nesting", () => {
  for (const value of [Array(500).fill([]), Array(500).fill({})]) {
    expect(parseEventJson(JSON.stringify(value))).toEqual(value);
  }
});

test.each([
  [100, true],
  [101, false],
])("%i levels are read: %s", (depth, isRead) => {
  const text = `${'{"a":'.repeat(depth - 1)}[]${"}".repeat(depth - 1)}`;
  expect(parseEventJson(text) !== undefined).toBe(isRead);
});

test.each(["", "{", "[".repeat(250_000), "\u0000", "nul"])("what is no JSON is undefined", (text) => {
  expect(parseEventJson(text)).toBeUndefined();
});
