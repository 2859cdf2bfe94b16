import { expect, test } from "vitest";
import { decodePosition, encodePosition } from "./list-position";
import { NEWEST_ORDERS, ordersPath, readOrderSearch, readOrdersQuery } from "./orders-query";

const ID = "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11";
const CURSOR = encodePosition({ at: new Date(1_795_461_000_123), id: ID });

test.each([
  ["1042", { by: "number", number: 1042 }],
  ["#1042", { by: "number", number: 1042 }],
  ["99999999999", { by: "nothing" }],
  ["4000000000", { by: "nothing" }],
  ["pi_3NvK4b2eZvKYlo2C0", { by: "paymentIntent", paymentIntentId: "pi_3NvK4b2eZvKYlo2C0" }],
  [ID.toUpperCase(), { by: "id", id: ID }],
  ["Ada@Example.com", { by: "email", email: "ada@example.com" }],
  ["ada", { by: "nothing" }],
  ["' OR 1=1 --", { by: "nothing" }],
])("%j is looked for as %j", (text, search) => {
  expect(readOrderSearch(text)).toEqual(search);
});

test("an address without parameters asks for the newest orders", () => {
  expect(readOrdersQuery({})).toEqual(NEWEST_ORDERS);
});

test("spaces around what was typed do not matter", () => {
  expect(readOrdersQuery({ search: "  1042 " })?.search).toEqual({ by: "number", number: 1042 });
});

test("a cursor leads to the page beside a row", () => {
  expect(readOrdersQuery({ older: CURSOR })?.page).toEqual({
    side: "older",
    position: decodePosition(CURSOR),
  });
});

test.each([
  { status: "everything" },
  { status: ["paid", "pending"] },
  { search: { not: "" } },
  { search: "x".repeat(300) },
  { older: "not-a-cursor" },
  { older: encodePosition({ at: new Date(0), id: "evt_1" }) },
  { older: CURSOR, newer: CURSOR },
  { page: "2" },
])("%j is no address of the list", (searchParams) => {
  expect(readOrdersQuery(searchParams)).toBeNull();
});

test("an address keeps filter and search from page to page", () => {
  const path = ordersPath({ filter: "paid", text: "a+b@example.com" }, { side: "older", cursor: CURSOR });
  const query = readOrdersQuery(Object.fromEntries(new URL(path, "http://till.example").searchParams));
  expect(query).toMatchObject({ filter: "paid", text: "a+b@example.com", page: { side: "older" } });
});

test("the plain list has the plain address", () => {
  expect(ordersPath(NEWEST_ORDERS)).toBe("/admin/orders");
});
