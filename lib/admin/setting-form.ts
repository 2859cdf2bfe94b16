import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { parseMajorUnits } from "@/lib/money";
import { SHOP_CURRENCIES } from "@/lib/shop";
import { changeSetting, SETTING_RANGES } from "@/lib/shop-settings";
import { amountField } from "./amount-fields";
import type { StaffAnswer } from "./staff-answer";

const digits = z.string().trim().max(10);
const amounts = Object.fromEntries(
  SHOP_CURRENCIES.map((currency) => [amountField(currency), z.string().trim().max(20)]),
) as Record<ReturnType<typeof amountField>, z.ZodString>;

/** A form for each setting; `reset` gives it back to what the shop was deployed with. */
export const settingForm = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("unpaidMinutes"), value: digits, reset: z.literal("yes").optional() }),
  z.strictObject({ name: z.literal("declineLimit"), value: digits, reset: z.literal("yes").optional() }),
  z.strictObject({ name: z.literal("approvalAbove"), ...amounts, reset: z.literal("yes").optional() }),
]);

export type SettingForm = z.infer<typeof settingForm>;

const SAVED: StaffAnswer = {
  tone: "success",
  message: "Saved. It holds from now on, in every process of the shop.",
};
const RESET: StaffAnswer = { tone: "success", message: "It is as the shop was deployed again, from now on." };

/** Sets what a form says, in the name of who sent it, or says why it cannot be. */
export async function changeSettingFromForm(form: SettingForm, staff: Staff): Promise<StaffAnswer> {
  if (form.reset) {
    await changeSetting(form.name, null, staff.id);
    return RESET;
  }
  if (form.name === "approvalAbove") return await changeApproval(form, staff);
  const { least, most } = SETTING_RANGES[form.name];
  const value = /^\d+$/.test(form.value) ? Number(form.value) : null;
  if (value === null || value < least || value > most)
    return {
      tone: "danger",
      message: `Nothing was saved: it must be a whole number from ${least} to ${most}.`,
    };
  await changeSetting(form.name, value, staff.id);
  return SAVED;
}

async function changeApproval(
  form: Extract<SettingForm, { name: "approvalAbove" }>,
  staff: Staff,
): Promise<StaffAnswer> {
  const sums: Record<string, number | null> = {};
  for (const currency of SHOP_CURRENCIES) {
    const typed = form[amountField(currency)];
    const amount = typed === "" ? null : parseMajorUnits(typed, currency);
    const { most } = SETTING_RANGES.approvalAbove;
    if (typed !== "" && (amount === null || amount > most)) {
      const message = `Nothing was saved: the sum in ${currency.toUpperCase()} is not an amount of this currency.`;
      return { tone: "danger", message };
    }
    sums[currency] = amount;
  }
  await changeSetting("approvalAbove", sums, staff.id);
  return SAVED;
}
