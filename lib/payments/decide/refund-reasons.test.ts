import { expect, test } from "vitest";
import { STAFF_REFUND_REASONS, stripeReason } from "./refund-reasons";

test("Stripe is told the reasons that it knows, and no word of our own, which it would refuse", () => {
  const told = [...STAFF_REFUND_REASONS, "paid_twice", "late"].filter((reason) => stripeReason(reason));
  expect(told).toEqual(["requested_by_customer", "duplicate", "fraudulent"]);
  for (const reason of told) expect(stripeReason(reason)).toBe(reason);
  expect(stripeReason(null)).toBeNull();
});

test("staff can say why in the words of a shop too", () => {
  expect(STAFF_REFUND_REASONS.filter((reason) => !stripeReason(reason))).toEqual([
    "returned",
    "damaged",
    "not_delivered",
    "goodwill",
  ]);
});
