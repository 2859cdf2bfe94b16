import { expect, test } from "vitest";
import { EMAIL_SHAPE } from "./contact-fields";

test.each([
  "ada@example.com",
  "ada.lovelace+shop@mail.example.co.uk",
  "o'hara_1@x-y.example",
  "a@b.xn--p1ai",
])("%s is an e-mail address", (text) => {
  expect(EMAIL_SHAPE.test(text)).toBe(true);
});

test.each([
  "ada",
  "ada@",
  "ada@example",
  "@example.com",
  "ada@example.c",
  "ada@-example.com",
  "ada@example..com",
  "ada@exa mple.com",
  "ada@example.com\nbcc: all@example.com",
  "ada@example.com,eve@example.com",
  '"ada lovelace"@example.com',
])("%j is none", (text) => {
  expect(EMAIL_SHAPE.test(text)).toBe(false);
});

/** CPU time in microseconds, which a busy machine does not stretch as it does the clock. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user;
}

test.each(["a", "a.", "a@", "@a.", "a@a.", "a@a-"])("a megabyte of %j is judged in linear time", (piece) => {
  const judge = (length: number) => {
    const text = `${piece.repeat(length / piece.length)}!`;
    return Math.min(...Array.from({ length: 3 }, () => cpuOf(() => EMAIL_SHAPE.test(text))));
  };
  judge(1_000);
  // Quadratic would be a hundred times; the floor keeps two tiny times from being compared.
  expect(judge(1_000_000)).toBeLessThan(40 * Math.max(judge(100_000), 500));
});
