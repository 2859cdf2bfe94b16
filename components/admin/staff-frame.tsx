import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { Staff } from "@/lib/auth/staff-session";

const SECTIONS = [
  { name: "orders", label: "Orders", href: "/admin/orders" },
  { name: "events", label: "Events", href: "/admin/events" },
] as const;

type StaffFrameProps = {
  staff: Staff;
  /** The section this page belongs to. */
  section: (typeof SECTIONS)[number]["name"];
  children: ReactNode;
};

/** The frame of every staff page: sections, who is signed in, the way out. */
export function StaffFrame({ staff, section, children }: StaffFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
          <a href="/admin/orders" className="py-3.5 text-base font-semibold tracking-tight">
            Till
          </a>
          <nav aria-label="Sections" className="order-last -mx-2 flex basis-full sm:order-none sm:basis-auto">
            {SECTIONS.map(({ name, label, href }) => (
              <a
                key={name}
                href={href}
                {...(name === section && { "aria-current": "page" as const })}
                className={classNames(
                  "-mb-px border-b-2 px-2 py-2.5 text-sm sm:py-4",
                  name === section
                    ? "border-ink font-medium text-ink"
                    : "border-transparent text-ink-muted hover:text-ink",
                )}
              >
                {label}
              </a>
            ))}
          </nav>
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
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
    </div>
  );
}
