import { expect, test } from "vitest";
import { nextSteps } from "./next-steps";

type Standing = Parameters<typeof nextSteps>[0];

const PAID: Standing = {
  ...{ status: "paid", reviewReason: null, authorized: false, disputes: [], refunds: [] },
  fulfilment: { state: "unshipped" },
};
const all = () => true;
const labels = (order: Partial<Standing>, may: Parameters<typeof nextSteps>[2] = all) =>
  nextSteps({ ...PAID, ...order }, "ann", may).map(({ label }) => label);
const DONE = { fulfilment: { state: "delivered" } } as const;

test("a paid order is shipped", () => {
  expect(labels({})).toEqual(["Ship"]);
  expect(labels({ fulfilment: { state: "partly_shipped" } })).toEqual(["Ship"]);
  for (const state of ["shipped", "delivered", "nothing_to_ship"] as const)
    expect(labels({ fulfilment: { state } })).toEqual([]);
});

test("a review comes before everything else, and no more than two are named", () => {
  const disputes = [{ status: "needs_response" as const }];
  expect(labels({ reviewReason: "paid_twice", disputes })).toEqual([
    "Resolve the review",
    "Answer the dispute",
  ]);
});

test("only a dispute that can still be answered is to be answered", () => {
  expect(labels({ ...DONE, disputes: [{ status: "warning_needs_response" }] })).toEqual([
    "Answer the dispute",
  ]);
  expect(labels({ ...DONE, disputes: [{ status: "under_review" }, { status: "lost" }] })).toEqual([]);
});

test("a refund is approved by somebody else than who asked", () => {
  const waiting = (id: string) => ({
    ...DONE,
    refunds: [{ stage: "awaiting_approval", requestedBy: { id } }],
  });
  expect(labels(waiting("bob"))).toEqual(["Approve the refund"]);
  expect(labels(waiting("ann"))).toEqual([]);
});

test("a held amount is captured", () => {
  expect(labels({ ...DONE, status: "processing", authorized: true })).toEqual(["Capture"]);
});

test("nobody is told to do what they may not", () => {
  const everything = {
    ...{ reviewReason: "paid_twice", authorized: true },
    refunds: [{ stage: "awaiting_approval", requestedBy: { id: "bob" } }],
  };
  expect(labels(everything, () => false)).toEqual([]);
  expect(labels(everything, (permission) => permission === "orders:ship")).toEqual(["Ship"]);
});
