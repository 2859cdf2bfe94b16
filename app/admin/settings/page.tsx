import type { Metadata } from "next";
import { ApprovalForm } from "@/components/admin/approval-form";
import { NumberSettingForm } from "@/components/admin/number-setting-form";
import { Section } from "@/components/admin/section";
import { SettingStand } from "@/components/admin/setting-stand";
import { StaffFrame } from "@/components/admin/staff-frame";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { listSettings, type SettingsView } from "@/lib/admin/list-settings";
import { readLight } from "@/lib/admin/watch-health";
import { roleMay } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { formatMoney } from "@/lib/money";
import { SETTING_RANGES } from "@/lib/shop-settings";
import { changeSettingAction } from "./actions";

export const metadata: Metadata = { title: "Settings" };

const NUMBERS = [
  {
    name: "unpaidMinutes",
    title: "Unpaid orders end",
    what: "Minutes after the last press of Pay, when an unpaid order gives back its things.",
    unit: "minutes",
  },
  {
    name: "declineLimit",
    title: "Declined payments",
    what: "After so many an order takes no more tries and is closed, so that nobody tries stolen cards on it.",
    unit: "declines",
  },
] as const;

export default async function SettingsPage() {
  const staff = await requireStaff("orders:read", "/admin/settings");
  const mayEdit = roleMay(staff.role, "settings:edit");
  const { now, deployed, last } = await listSettings();
  return (
    <StaffFrame staff={staff} section="settings" light={readLight()} openReviews={await countOpenReviews()}>
      <h1 className="text-xl font-semibold">Settings</h1>
      <p className="mt-1 max-w-2xl text-sm text-ink-muted">
        What may change without a deploy. It holds from the next order on; what was decided before stays.
        {!mayEdit && " Your role may read it, not change it."}
      </p>
      <div className="mt-6 grid gap-6 lg:grid-cols-2 lg:items-start">
        {NUMBERS.map(({ name, title, what, unit }) => (
          <Section key={name} title={title}>
            <SettingStand last={last[name]} deployed={`${deployed[name]} ${unit}`} />
            {mayEdit ? (
              <NumberSettingForm
                action={changeSettingAction}
                {...{ name, what, unit }}
                value={now[name]}
                range={SETTING_RANGES[name]}
              />
            ) : (
              <p className="mt-3 text-sm">
                {now[name]} {unit}. {what}
              </p>
            )}
          </Section>
        ))}
        <div className="lg:col-span-2">
          <Section title="Refunds that two people must want">
            <SettingStand last={last.approvalAbove} deployed={sumsInWords(deployed)} />
            {mayEdit ? (
              <ApprovalForm action={changeSettingAction} sums={now.approvalAbove} />
            ) : (
              <p className="mt-3 text-sm">Above {sumsInWords(now)} for one order a second person approves.</p>
            )}
          </Section>
        </div>
      </div>
    </StaffFrame>
  );
}

function sumsInWords({ approvalAbove }: SettingsView["now"]): string {
  return Object.entries(approvalAbove)
    .map(([currency, amount]) =>
      amount === null || amount === undefined
        ? `no sum in ${currency.toUpperCase()}`
        : formatMoney({ amount, currency }),
    )
    .join(", ");
}
