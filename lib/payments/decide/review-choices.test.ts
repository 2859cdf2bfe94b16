import { expect, test } from "vitest";
import { choicesOf } from "./review-choices";

test.each([
  ["paid_twice", ["refund_newer", "refund_older", "handled_outside"]],
  ["unmatched_payment", ["refund_it", "handled_outside"]],
  ["unknown_attempt", ["refund_it", "handled_outside"]],
  ["refund_failed", ["try_again", "handled_outside"]],
  ["authorized_not_captured", ["capture_it", "cancel_authorization", "handled_outside"]],
  ["authorization_lapsed", ["seen"]],
  ["another_captured_amount", ["accept_amount", "refund_captured", "handled_outside"]],
  ["another_order", ["refund_it", "handled_outside"]],
  ["another_payment_intent", ["refund_it", "handled_outside"]],
  ["another_currency", ["refund_it", "handled_outside"]],
  ["another_mode", ["refund_it", "handled_outside"]],
  ["another_amount", ["refund_it", "handled_outside"]],
  ["dispute_deadline", ["seen"]],
  ["of_a_later_version", ["keep"]],
  ["toString", ["keep"]],
])("a review because of %s leaves the choice of %j", (reason, choices) => {
  expect(choicesOf(reason)).toEqual(choices);
});
