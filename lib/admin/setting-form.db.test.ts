import { expect, test } from "vitest";
import type { Staff } from "@/lib/auth/staff-session";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { deployedSettings, shopSettings } from "@/lib/shop-settings";
import { setUpDatabase } from "@/lib/testing/database";
import { amountField } from "./amount-fields";
import { changeSettingFromForm, type SettingForm, settingForm } from "./setting-form";

setUpDatabase();

const ANN: Staff = { id: "ann", name: "Ann", email: "ann@till.example", role: "finance", sessionId: "1" };
const send = (fields: object) => changeSettingFromForm(settingForm.parse(fields), ANN);
const sums = (typed: Record<string, string>): SettingForm =>
  settingForm.parse({
    name: "approvalAbove",
    ...Object.fromEntries(SHOP_CURRENCIES.map((currency) => [amountField(currency), typed[currency] ?? ""])),
  });

test("a number is set, and given back", async () => {
  expect(await send({ name: "unpaidMinutes", value: "45" })).toMatchObject({ tone: "success" });
  expect((await shopSettings()).unpaidMinutes).toBe(45);
  expect(await send({ name: "unpaidMinutes", value: "", reset: "yes" })).toMatchObject({ tone: "success" });
  expect(await shopSettings()).toEqual(deployedSettings());
});

test.each(["", "4", "1441", "7.5", "-30", "soon"])(
  "%j minutes are refused with what would do",
  async (value) => {
    expect(await send({ name: "unpaidMinutes", value })).toEqual({
      tone: "danger",
      message: "Nothing was saved: it must be a whole number from 5 to 1440.",
    });
    expect(await shopSettings()).toEqual(deployedSettings());
  },
);

test("a sum is in its currency's own unit, and an empty field asks nobody", async () => {
  await changeSettingFromForm(sums({ usd: "250", jpy: "9000", kwd: "1.500", eur: "0" }), ANN);
  expect((await shopSettings()).approvalAbove).toEqual({
    usd: 25_000,
    eur: 0,
    gbp: null,
    jpy: 9_000,
    kwd: 1_500,
  });
});

test("one sum that cannot be read leaves all as they were", async () => {
  const before = await shopSettings();
  expect(await changeSettingFromForm(sums({ usd: "1", jpy: "1.5" }), ANN)).toMatchObject({
    tone: "danger",
    message: expect.stringContaining("JPY"),
  });
  expect(await shopSettings()).toEqual(before);
});
