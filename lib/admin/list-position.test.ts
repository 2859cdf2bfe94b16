import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePosition, encodePosition, PAGE_SIZE, toPage } from "./list-position";

const times = fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true });

test("a position survives its way through an address, to the millisecond", () => {
  fc.assert(
    fc.property(times, fc.uuid(), (at, id) => {
      expect(decodePosition(encodePosition({ at, id }))).toEqual({ at, id });
    }),
  );
});

test("a position of an event survives as well", () => {
  const position = { at: new Date(1_795_461_000_123), id: "evt_3NvK4b2eZvKYlo2C0" };
  expect(decodePosition(encodePosition(position))).toEqual(position);
});

test("nothing else is taken for a position", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodePosition(text)).toBeNull();
    }),
  );
});

test.each(["", "e30", Buffer.from("abc.'; drop table").toString("base64url"), "a".repeat(300)])(
  "the address %j is no position",
  (text) => {
    expect(decodePosition(text)).toBeNull();
  },
);

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ at: new Date(10_000 - index), id: String(index) }));

test("the newest page of a short list leads nowhere", () => {
  const page = toPage(rowsOf(3), null, (row) => row);
  expect(page.rows).toHaveLength(3);
  expect(page.links).toEqual({ newer: null, older: null });
});

test("one row more than a page is not shown and leads to older rows", () => {
  const page = toPage(rowsOf(PAGE_SIZE + 1), null, (row) => row);
  expect(page.rows).toHaveLength(PAGE_SIZE);
  expect(decodePosition(page.links.older ?? "")?.id).toBe(String(PAGE_SIZE - 1));
  expect(page.links.newer).toBeNull();
});

test("a page reached by walking towards newer rows is shown newest first", () => {
  const rows = rowsOf(3).reverse();
  const page = toPage(rows, { side: "newer", position: { at: new Date(0), id: "x" } }, (row) => row);
  expect(page.rows.map((row) => row.id)).toEqual(["0", "1", "2"]);
  expect(page.links.newer).toBeNull();
  expect(decodePosition(page.links.older ?? "")?.id).toBe("2");
});
