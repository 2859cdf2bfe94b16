import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSignatureHeader, printSignatureHeader } from "./signature-header";

const HEX = "5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd";

test("one time and the signatures of our scheme are read, other schemes passed over", () => {
  expect(parseSignatureHeader(`t=1492774577,v1=${HEX},v1=${HEX},v0=6ffbb59b2300aae63f27`)).toEqual({
    signedAt: 1492774577,
    signatures: [HEX, HEX],
  });
});

test("600 characters are read, and not one more", () => {
  const start = `t=1,v1=${HEX},${`v0=${"0".repeat(120)},`.repeat(4)}v0=`;
  const longest = start + "0".repeat(600 - start.length);
  expect(parseSignatureHeader(longest)).toEqual({ signedAt: 1, signatures: [HEX] });
  expect(parseSignatureHeader(`${longest}0`)).toBeNull();
});

test("what is printed is read as the same", () => {
  const signature = fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(..."0123456789abcdef") });
  const header = fc.record({
    signedAt: fc.nat(),
    signatures: fc.array(signature, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(header, (value) => {
      expect(parseSignatureHeader(printSignatureHeader(value))).toEqual(value);
    }),
  );
});

describe("refused", () => {
  test.each([
    ["nothing", ""],
    ["no time", `v1=${HEX}`],
    ["no signature", "t=1"],
    ["two times", `t=1,t=2,v1=${HEX}`],
    ["the same time twice", `t=1,t=1,v1=${HEX}`],
    ["an empty signature", "t=1,v1="],
    ["an empty signature beside a whole one", `t=1,v1=,v1=${HEX}`],
    ["a short signature", `t=1,v1=${HEX.slice(1)}`],
    ["a short signature beside a whole one", `t=1,v1=${HEX.slice(1)},v1=${HEX}`],
    ["a signature in capitals", `t=1,v1=${HEX.toUpperCase()}`],
    ["a negative time", `t=-1,v1=${HEX}`],
    ["a time with an exponent", `t=1e9,v1=${HEX}`],
    ["a time past all dates", `t=${"9".repeat(13)},v1=${HEX}`],
    ["an unknown key", `t=1,x=1,v1=${HEX}`],
    ["a space", `t=1, v1=${HEX}`],
    ["an empty part", `t=1,,v1=${HEX}`],
    ["five signatures", `t=1${`,v1=${HEX}`.repeat(5)}`],
    ["more parts than anyone needs", `t=1,v1=${HEX}${",v0=00".repeat(100)}`],
  ])("%s", (_, header) => {
    expect(parseSignatureHeader(header)).toBeNull();
  });

  test("any other text", () => {
    fc.assert(fc.property(fc.string(), (header) => parseSignatureHeader(header) === null));
  });
});
