import { expect, test } from "vitest";
import { readReconcileCommand } from "./reconcile-command";

test.each([
  ["--since"],
  ["--since", "48"],
  ["--since", "-1h"],
  ["--since", "48h", "more"],
  ["--order"],
  ["--order", "pi_1"],
  ["--order", "1001", "1002"],
  ["1001"],
])("words that ask for nothing known get the usage: %j", (...words) => {
  expect(() => readReconcileCommand(words)).toThrow(/^Usage: npm run reconcile/);
});

test.each([[], ["--since", "48h"], ["--since", "30d"], ["--order", "1001"], ["--order", "#1001"]])(
  "a command is read before Stripe is asked: %j",
  (...words) => {
    expect(readReconcileCommand(words)).toBeTypeOf("function");
  },
);
