import type { LastChange } from "@/lib/admin/list-settings";
import { Moment } from "./moment";

/** Who set it last and when, and what the shop was deployed with. */
export function SettingStand({ last, deployed }: { last: LastChange | undefined; deployed: string }) {
  return (
    <p className="mt-3 text-xs text-ink-muted">
      {last ? (
        <>
          Changed by {last.by}, <Moment at={last.at} /> UTC.
        </>
      ) : (
        "Nobody has changed it."
      )}{" "}
      Deployed with: {deployed}.
    </p>
  );
}
