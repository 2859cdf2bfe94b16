import { expect, test } from "vitest";
import { isRefusal, REFUSALS } from "./changes";

test("a command that is not carried out is told apart from what became of a fact", () => {
  for (const outcome of ["applied", "unchanged", "ambiguous", "review", ""])
    expect(isRefusal(outcome)).toBe(false);
  for (const refusal of REFUSALS) expect(isRefusal(refusal)).toBe(true);
  expect([...REFUSALS].sort()).toEqual([
    "already_decided",
    "amount_impossible",
    "charge_disputed",
    "more_than_held",
    "no_such_choice",
    "not_authorized",
    "not_captured",
    "not_waiting",
    "nothing_to_restock",
    "order_closed",
    "pieces_refunded",
    "refund_waits",
    "review_closed",
    "same_person",
    "too_much",
  ]);
});
