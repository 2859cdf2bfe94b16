import { expect, test } from "vitest";
import { describeFailure, ExpectedFailure } from "./expected-failure";

test("what a person can mend is one sentence", () => {
  const failure = new ExpectedFailure("Port 3000 is taken: choose another.", {
    cause: new Error("EADDRINUSE"),
  });
  expect(describeFailure(failure)).toBe("Port 3000 is taken: choose another.");
});

test.each([
  ["Node", Object.assign(new Error("write failed"), { code: "ENOSPC" })],
  ["PostgreSQL", new Error("initdb: could not write to file: No space left on device")],
])("a full disk, as %s tells it, is one sentence", (_, error) => {
  expect(describeFailure(error)).toBe("The disk is full: free some space and run the same command again.");
});

test("anything else keeps its stack", () => {
  expect(describeFailure(new Error("unexpected"))).toContain("expected-failure.test.ts");
});
