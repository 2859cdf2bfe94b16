import { expect, test } from "vitest";
import { reviewOffer } from "./review-offer";

const OPEN = { choices: [], asked: { id: "ann", by: "Ann" }, closed: null } as const;
const offered = (id: string, role: "finance" | "support") =>
  reviewOffer(OPEN, { id, role })?.choices.map(({ choice }) => choice) ?? [];

test("a refund of money of no order that waits is judged by another person of finance than asked for it", () => {
  expect(offered("bob", "finance")).toEqual(["refund_it", "decline_refund"]);
  expect(offered("ann", "finance")).toEqual([]);
  expect(offered("bob", "support")).toEqual([]);
});

test("a review that is closed offers nothing, whoever asked for what", () => {
  const closed = { at: new Date(0), by: "Bob", choice: "Refund it", note: null };
  expect(reviewOffer({ ...OPEN, closed }, { id: "bob", role: "finance" })).toBeNull();
});
