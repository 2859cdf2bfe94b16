import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { BROWSER_BAR } from "@/lib/shop";

const css = readFileSync(path.join(import.meta.dirname, "shop-colours.css"), "utf8");
const [inLight = "", inDark = ""] = css.split("@media (prefers-color-scheme: dark)");

function tokens(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

/** Relative luminance (WCAG 2.2), from 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["bg", "surface", "surface-2"];
const SOFT = ["accent", "success", "warning", "danger"];

/** Which token is read on which: text needs 4.5 : 1, the edge of a field 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS: [on: string, ground: string, least: number][] = [
  ...[...GROUNDS, ...SOFT.map((name) => `${name}-soft`)].map(
    (ground) => ["ink", ground, 4.5] as [string, string, number],
  ),
  ...GROUNDS.map((ground) => ["ink-muted", ground, 4.5] as [string, string, number]),
  ...SOFT.flatMap((name) =>
    ["bg", "surface", `${name}-soft`].map((ground) => [name, ground, 4.5] as [string, string, number]),
  ),
  ["accent-ink", "accent", 4.5],
  ["accent-ink", "accent-hover", 4.5],
  ["line-strong", "bg", 3],
  ["line-strong", "surface", 3],
];

const light = tokens(inLight);
const dark = tokens(inDark);

test("light and dark have the same colours", () => {
  expect(light.size).toBeGreaterThan(15);
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

test("the browser's own bar has the colour of the page", () => {
  expect(BROWSER_BAR).toEqual({ light: light.get("bg"), dark: dark.get("bg") });
});

describe.each([
  ["light", light],
  ["dark", dark],
])("in %s", (_, scheme) => {
  test.each(PAIRS)("%s can be read on %s", (on, ground, least) => {
    expect(contrast(scheme.get(on) ?? "#000000", scheme.get(ground) ?? "#000000")).toBeGreaterThanOrEqual(
      least,
    );
  });
});
