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
