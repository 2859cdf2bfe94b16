import { beforeEach, expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { prisma } from "./prisma";
import { changeSetting, deployedSettings, shopSettings } from "./shop-settings";

setUpDatabase();
beforeEach(async () => {
  for (const name of ["unpaidMinutes", "declineLimit", "approvalAbove"] as const)
    await changeSetting(name, null, "ann");
});

test("until somebody changes it a setting is what the shop was deployed with, and may become that again", async () => {
  expect(await shopSettings()).toEqual(deployedSettings());
  await changeSetting("declineLimit", 5, "ann");
  await changeSetting("declineLimit", 6, "bob");
  expect(await shopSettings()).toEqual({ ...deployedSettings(), declineLimit: 6 });
  await changeSetting("declineLimit", null, "ann");
  expect(await shopSettings()).toEqual(deployedSettings());
  const changes = await prisma().settingChange.findMany({
    where: { name: "declineLimit" },
    orderBy: { id: "desc" },
  });
  expect(changes.slice(0, 3).map(({ value, changedBy }) => [value, changedBy])).toEqual([
    ...[
      [null, "ann"],
      [6, "bob"],
      [5, "ann"],
    ],
  ]);
});

test("a value that this version cannot read is passed over", async () => {
  await owner().settingChange.create({ data: { name: "declineLimit", value: "a lot", changedBy: "ann" } });
  expect((await shopSettings()).declineLimit).toBe(deployedSettings().declineLimit);
});

test("a sum that was set for some currencies leaves the others as they were deployed", async () => {
  await owner().settingChange.create({
    data: { name: "approvalAbove", value: { usd: null, eur: 0 }, changedBy: "ann" },
  });
  expect((await shopSettings()).approvalAbove).toEqual({
    ...deployedSettings().approvalAbove,
    usd: null,
    eur: 0,
  });
});

test.each([1, 51, 2.5])("%s declines are refused before they are written", async (value) => {
  const before = await prisma().settingChange.count();
  await expect(changeSetting("declineLimit", value, "ann")).rejects.toThrow();
  expect(await prisma().settingChange.count()).toBe(before);
});

test("what was set stays written down", async () => {
  await changeSetting("declineLimit", 5, "ann");
  await expect(prisma().settingChange.deleteMany()).rejects.toThrow(/denied/);
  await expect(owner().settingChange.updateMany({ data: { changedBy: "eve" } })).rejects.toThrow(/stays/);
});
