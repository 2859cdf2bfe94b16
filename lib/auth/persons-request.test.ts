import { expect, test } from "vitest";
import { isPersonsRequest } from "./persons-request";

test("opening a page counts as use", () => {
  expect(isPersonsRequest(new Headers({ "sec-fetch-mode": "navigate" }))).toBe(true);
});

test("pressing a button with an action counts as use", () => {
  expect(isPersonsRequest(new Headers({ "sec-fetch-mode": "cors", "next-action": "7f00" }))).toBe(true);
});

test("a page that refreshes itself does not count as use", () => {
  expect(isPersonsRequest(new Headers({ "sec-fetch-mode": "cors" }))).toBe(false);
});

test("a browser that says nothing is given the benefit of the doubt", () => {
  expect(isPersonsRequest(new Headers())).toBe(true);
});
