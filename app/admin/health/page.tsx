import type { Metadata } from "next";
import { HealthSignals } from "@/components/admin/health-signals";
import { StaffFrame } from "@/components/admin/staff-frame";
import { countOpenReviews } from "@/lib/admin/list-reviews";
import { watchHealth } from "@/lib/admin/watch-health";
import { requireStaff } from "@/lib/auth/require-staff";

export const metadata: Metadata = { title: "Health" };

const WORDS = {
  green: "All is well.",
  amber: "Work waits. No shopper’s money is at risk that we know of.",
  red: "Money may not be where it should be: somebody must look.",
} as const;

export default async function HealthPage() {
  const staff = await requireStaff("orders:read", "/admin/health");
  const { light, signals } = await watchHealth();
  return (
    <StaffFrame
      staff={staff}
      section="health"
      light={Promise.resolve(light)}
      openReviews={await countOpenReviews()}
    >
      <h1 className="text-xl font-semibold">Health</h1>
      <p className="mt-1 text-sm text-ink-muted">
        {WORDS[light]} A monitor reads the same at <code className="font-mono text-xs">/api/health</code>.
      </p>
      <div className="mt-4">
        <HealthSignals signals={signals} />
      </div>
    </StaffFrame>
  );
}
