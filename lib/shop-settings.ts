import { z } from "zod";
import { env } from "./env";
import { MOST_DECLINES } from "./limit-table";
import { log } from "./log";
import { prisma, type Tx } from "./prisma";
import { REFUND_APPROVAL_ABOVE, SHOP_CURRENCIES } from "./shop";

/** What each may be set to, both ends included: minutes, declines, minor units. */
export const SETTING_RANGES = {
  unpaidMinutes: { least: 5, most: 1_440 },
  declineLimit: { least: 2, most: 50 },
  approvalAbove: { least: 0, most: 99_999_999 },
} as const;

const within = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);

const SCHEMAS = {
  unpaidMinutes: within(SETTING_RANGES.unpaidMinutes),
  declineLimit: within(SETTING_RANGES.declineLimit),
  // Null: nobody ever has to approve.
  approvalAbove: z.partialRecord(z.enum(SHOP_CURRENCIES), within(SETTING_RANGES.approvalAbove).nullable()),
};

/** What people may change without a deploy. */
export type ShopSettings = {
  /** After how long without a press of Pay an unpaid order ends. */
  unpaidMinutes: number;
  /** After so many declined payments an order takes no more tries and is closed. */
  declineLimit: number;
  /** How much of one order one person may refund, in minor units of each currency; null where nobody has to approve. */
  approvalAbove: Readonly<Partial<Record<string, number | null>>>;
};
export type SettingName = keyof ShopSettings;
export const SETTING_NAMES = Object.keys(SCHEMAS) as SettingName[];

/** What the shop was deployed with. */
export function deployedSettings(): ShopSettings {
  return {
    unpaidMinutes: env().unpaidMinutes,
    declineLimit: MOST_DECLINES,
    approvalAbove: REFUND_APPROVAL_ABOVE,
  };
}

/**
 * What holds now: what somebody set last, or else what the shop was deployed with. It is read each time, in the
 * caller's transaction where there is one, so that a change holds from the next order on in every process.
 */
export async function shopSettings(db: Pick<Tx, "$queryRaw"> = prisma()): Promise<ShopSettings> {
  const rows = await db.$queryRaw<{ name: string; value: unknown }[]>`
    SELECT s.name, s.value FROM unnest(${SETTING_NAMES}::text[]) wanted (name)
    CROSS JOIN LATERAL (
      SELECT name, value FROM setting_change WHERE name = wanted.name ORDER BY id DESC LIMIT 1
    ) s`;
  const set = rows.flatMap(({ name, value }) => {
    if (value === null) return [];
    const parsed = SCHEMAS[name as SettingName].safeParse(value);
    // Of a later version, which the one before serves beside.
    if (!parsed.success) log.warn({ setting: name }, "a setting cannot be read, so the deployed one holds");
    return parsed.success ? [[name, parsed.data]] : [];
  });
  const deployed = deployedSettings();
  const settings: ShopSettings = { ...deployed, ...Object.fromEntries(set) };
  return { ...settings, approvalAbove: { ...deployed.approvalAbove, ...settings.approvalAbove } };
}

/** Sets one anew, in the name of a staff user; null gives it back to what the shop was deployed with. */
export async function changeSetting<Name extends SettingName>(
  name: Name,
  value: ShopSettings[Name] | null,
  by: string,
): Promise<void> {
  const stored = value === null ? null : JSON.stringify(SCHEMAS[name].parse(value));
  await prisma().$executeRaw`
    INSERT INTO setting_change (name, value, changed_by) VALUES (${name}, ${stored}::jsonb, ${by})`;
}
