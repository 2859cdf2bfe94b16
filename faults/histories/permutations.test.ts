import { expect, test } from "vitest";
import { permutationOf } from "./permutations";

test("numbers name every order once", () => {
  const all = Array.from({ length: 120 }, (_, number) => permutationOf(5, number).join(""));
  expect(new Set(all).size).toBe(120);
  for (const order of all) expect([...order].sort().join("")).toBe("01234");
});
