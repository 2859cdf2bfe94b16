import { expect, test } from "vitest";
import { expectLinearCost } from "./cpu-cost";

const texts = [(length: number) => "a".repeat(length)];

test("a pattern that looks at a text again from each of its characters is found", async () => {
  const measured = expectLinearCost((text) => /a+!/.test(text), { texts, length: 20_000 });
  await expect(measured).rejects.toThrow("20000 characters");
});

test("one that looks at it once is not", async () => {
  await expectLinearCost((text) => /^a+!/.test(text), { texts, length: 20_000 });
});
