import { expect, test } from "vitest";
import { shipForm } from "./ship-form";

const ID = "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11";
const SENT = { orderId: ID, key: ID, carrier: "ups", tracking: " 1Z\n9 ", "pieces.ash-mug": "2" };

test("the form is read as our page sends it: pieces by product, the number on one line", () => {
  expect(shipForm.parse(SENT)).toEqual({
    ...{ orderId: ID, key: ID, carrier: "ups", tracking: "1Z 9", pieces: { "ash-mug": 2 } },
  });
  expect(shipForm.parse({ ...SENT, carrier: "", tracking: "" })).toMatchObject({ carrier: "", tracking: "" });
});

test.each([
  ["a carrier that is not in the table", { carrier: "pigeon" }],
  ["a carrier that every object has", { carrier: "constructor" }],
  ["pieces that are no number", { "pieces.ash-mug": "many" }],
  ["fewer than no pieces", { "pieces.ash-mug": "-1" }],
  ["a number without an end", { tracking: "1".repeat(61) }],
  ["a field too many", { by: "somebody else" }],
  ["a key that is none", { key: "again" }],
])("a form with %s is none of ours", (_, more) => {
  expect(shipForm.safeParse({ ...SENT, ...more }).success).toBe(false);
});
