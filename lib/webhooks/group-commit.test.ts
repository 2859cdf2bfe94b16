import { describe, expect, test } from "vitest";
import { createGroupCommit } from "./group-commit";

/** Work that is done only when told, so that tests decide what arrives meanwhile. */
function slowWork(most = 64) {
  const batches: string[][] = [];
  const alone: string[] = [];
  const gates: (() => void)[] = [];
  const gate = () => new Promise<void>((resolve) => gates.push(resolve));
  const submit = createGroupCommit<string, string>({
    // The letters are what an item is about: "a1" and "ab" are both about "a", and "1" is about nothing.
    keysOf: (item) => item.match(/[a-z]/g) ?? [],
    most,
    together: async (items) => {
      batches.push([...items]);
      await gate();
      if (items.some((item) => item.includes("!"))) throw new Error("the batch failed");
      return items.filter((item) => !item.includes("?")).map((item) => `${item} in a batch`);
    },
    alone: async (item) => {
      alone.push(item);
      await gate();
      if (item.includes("!")) throw new Error(`${item} failed`);
      return `${item} alone`;
    },
  });
  /** Lets the work that is under way finish, and whatever follows from it begin. */
  async function finish(): Promise<void> {
    gates.shift()?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
  return { submit, finish, batches, alone };
}

test("an item that finds nothing under way starts at once and alone", async () => {
  const { submit, finish, batches, alone } = slowWork();
  const result = submit("a");
  expect(alone).toEqual(["a"]);
  await finish();
  expect(await result).toBe("a alone");
  expect(batches).toEqual([]);
});

test("what arrives meanwhile is the next batch, and each caller hears of its own", async () => {
  const { submit, finish, batches } = slowWork();
  const first = submit("a");
  const others = ["b", "c", "d"].map(submit);
  expect(batches).toEqual([]);
  await finish();
  expect(batches).toEqual([["b", "c", "d"]]);
  await finish();
  expect(await Promise.all([first, ...others])).toEqual([
    "a alone",
    "b in a batch",
    "c in a batch",
    "d in a batch",
  ]);
});

test("two items about the same are never in one batch, and keep their order", async () => {
  const { submit, finish, batches, alone } = slowWork();
  const all = ["x", "a1", "b1", "a2", "a3", "b2"].map(submit);
  await finish();
  expect(batches).toEqual([["a1", "b1"]]);
  await finish();
  expect(batches).toEqual([
    ["a1", "b1"],
    ["a2", "b2"],
  ]);
  await finish();
  expect(alone).toEqual(["x", "a3"]);
  await finish();
  expect((await Promise.all(all)).at(4)).toBe("a3 alone");
});

test("two items that have one of several things in common are not in one batch, and those about nothing are", async () => {
  const { submit, finish, batches, alone } = slowWork();
  const all = ["x", "ab", "bc", "1", "2"].map(submit);
  await finish();
  await finish();
  expect(batches).toEqual([["ab", "1", "2"]]);
  expect(alone).toEqual(["x", "bc"]);
  await finish();
  expect((await Promise.all(all)).at(2)).toBe("bc alone");
});

test("an item of which a written batch says nothing hears that, and the others of what was written", async () => {
  const { submit, finish } = slowWork();
  const first = submit("x");
  const known = submit("a");
  const refused = expect(submit("b?")).rejects.toThrow("says nothing of one of its items");
  await finish();
  await finish();
  await refused;
  expect(await Promise.all([first, known])).toEqual(["x alone", "a in a batch"]);
});

test("a batch has its largest size", async () => {
  const { submit, finish, batches } = slowWork(2);
  const all = ["x", "a", "b", "c", "d"].map(submit);
  for (let round = 0; round < 3; round++) await finish();
  expect(batches).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  await Promise.all(all);
});

describe("when a batch fails", () => {
  test("its items are done one by one, and only the one at fault hears of it", async () => {
    const { submit, finish, alone } = slowWork();
    const first = submit("x");
    const good = submit("a");
    const bad = submit("b!");
    const refused = expect(bad).rejects.toThrow("b! failed");
    const late = submit("c");
    for (let round = 0; round < 5; round++) await finish();
    await refused;
    expect(await Promise.all([first, good, late])).toEqual(["x alone", "a alone", "c alone"]);
    expect(alone).toEqual(["x", "a", "b!", "c"]);
  });

  test("what comes later is worked off as ever", async () => {
    const { submit, finish } = slowWork();
    const bad = submit("a!");
    const refused = expect(bad).rejects.toThrow("a! failed");
    await finish();
    await refused;
    const next = submit("b");
    await finish();
    expect(await next).toBe("b alone");
  });
});
