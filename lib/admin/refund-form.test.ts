import { expect, test } from "vitest";
import { refundForm } from "./refund-form";

const ID = "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11";
const SENT = { orderId: ID, attemptId: ID, key: ID, what: "rest", amount: "", reason: "returned", note: " " };

test("the refund form is read as our page sends it, pieces by product", () => {
  const sent = { ...SENT, what: "pieces", restock: "yes", "pieces.ash-mug": "2", "pieces.moon-jar": "0" };
  expect(refundForm.parse(sent)).toEqual({
    ...{ orderId: ID, attemptId: ID, key: ID, what: "pieces", amount: "", restock: "yes" },
    ...{ reason: "returned", note: "", pieces: { "ash-mug": 2, "moon-jar": 0 } },
  });
});

test.each([
  ["nothing chosen", { what: undefined }],
  ["no reason", { reason: "" }],
  ["a reason that only Till gives", { reason: "late" }],
  ["a field too many", { by: "somebody else" }],
  ["pieces that are no number", { "pieces.ash-mug": "many" }],
  ["a hundred pieces", { "pieces.ash-mug": "100" }],
  ["fewer than no pieces", { "pieces.ash-mug": "-1" }],
  ["a key that is none", { key: "again" }],
  ["a note without an end", { note: "x".repeat(1001) }],
])("a refund form with %s is none of ours", (_, more) => {
  expect(refundForm.safeParse({ ...SENT, ...more }).success).toBe(false);
});
