import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Light } from "@/lib/admin/judge-health";
import type { Staff } from "@/lib/auth/staff-session";
import { SectionLinks, type SectionName } from "./section-links";
import { StaffBar } from "./staff-bar";

type StaffFrameProps = {
  staff: Staff;
  /** The section this page belongs to. */
  section: SectionName;
  /** How the shop runs; the page does not wait for it. */
  light?: Promise<Light>;
  /** How many reviews wait for a person, up to 100. */
  openReviews: number;
  children: ReactNode;
};

/** The frame of every staff page: sections, who is signed in, the way out. */
export function StaffFrame({ staff, section, light, openReviews, children }: StaffFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <StaffBar>
        <SectionLinks
          current={section}
          light={light}
          owner={staff.role === "owner"}
          openReviews={openReviews}
        />
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-3">
          <p className="min-w-0 truncate text-sm text-ink-muted" title={`${staff.name}, ${staff.email}`}>
            <span className="sr-only">Signed in as </span>
            <span className="text-ink">{staff.name}</span>
            <span className="hidden sm:inline">, {staff.role}</span>
          </p>
          <form action="/admin/sign-out" method="post" className="shrink-0">
            <Button type="submit" variant="secondary" size="sm">
              Sign out
            </Button>
          </form>
        </div>
      </StaffBar>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
    </div>
  );
}
