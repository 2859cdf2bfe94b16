import fc from "fast-check";
import qs from "qs";
import { expect, test } from "vitest";
import { parseForm } from "./form";

test.each([
  ["a=1&b=2", { a: "1", b: "2" }],
  ["a[b][c]=1&a[b][d]=2", { a: { b: { c: "1", d: "2" } } }],
  ["a[]=1&a[]=2", { a: ["1", "2"] }],
  ["a[0][b]=1&a[1][b]=2", { a: [{ b: "1" }, { b: "2" }] }],
  ["a=x%20y+z%26", { a: "x y z&" }],
  ["a=", { a: "" }],
  ["", {}],
])("%s is read in bracket form", (text, expected) => {
  expect(JSON.parse(JSON.stringify(parseForm(text)))).toEqual(expected);
});

test.each(["[a]=1", "a[b=1", "a=%zz", `${"a[b]".padEnd(60, "[c]")}=1`])("%s is refused", (text) => {
  expect(parseForm(text)).toBeNull();
});

test("names that objects already have are only names", () => {
  const parsed = parseForm("__proto__[x]=1&constructor=2");
  expect(Object.keys(parsed ?? {})).toEqual(["__proto__", "constructor"]);
  expect("x" in {}).toBe(false);
});

test("what the qs library writes is read back", () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/);
  const leaf = fc.string({ minLength: 1 });
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
      fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(name, tree, { maxKeys: 4, noNullPrototype: true, depthIdentifier: "top" }),
      (body) => {
        const text = qs.stringify(body);
        const parsed = parseForm(text);
        fc.pre(parsed !== null);
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(body);
      },
    ),
  );
});
