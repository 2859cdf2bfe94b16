import { prisma } from "@/lib/prisma";
import {
  deployedSettings,
  SETTING_NAMES,
  type SettingName,
  type ShopSettings,
  shopSettings,
} from "@/lib/shop-settings";

/** Who set a setting last, and when. */
export type LastChange = { by: string; at: Date };

export type SettingsView = {
  now: ShopSettings;
  deployed: ShopSettings;
  /** Missing where nobody ever changed it. */
  last: Partial<Record<SettingName, LastChange>>;
};

/** The settings that people may change, with who changed each last. */
export async function listSettings(): Promise<SettingsView> {
  const [now, changes] = await Promise.all([
    shopSettings(),
    prisma().settingChange.findMany({
      where: { name: { in: SETTING_NAMES } },
      distinct: ["name"],
      orderBy: { id: "desc" },
    }),
  ]);
  const people = await prisma().user.findMany({
    where: { id: { in: changes.map(({ changedBy }) => changedBy) } },
    select: { id: true, name: true },
  });
  const nameOf = (by: string) => people.find(({ id }) => id === by)?.name ?? "a former colleague";
  const last = changes.map(({ name, changedBy, createdAt }) => [
    name,
    { by: nameOf(changedBy), at: createdAt },
  ]);
  return { now, deployed: deployedSettings(), last: Object.fromEntries(last) };
}
