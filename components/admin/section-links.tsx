import { Suspense } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Light } from "@/lib/admin/judge-health";
import { HealthLight } from "./health-light";

const SECTIONS = [
  { name: "orders", label: "Orders", href: "/admin/orders" },
  { name: "reviews", label: "Reviews", href: "/admin/reviews" },
  { name: "disputes", label: "Disputes", href: "/admin/disputes" },
  { name: "products", label: "Products", href: "/admin/products" },
  { name: "overview", label: "Overview", href: "/admin/overview" },
  { name: "events", label: "Events", href: "/admin/events" },
  { name: "settings", label: "Settings", href: "/admin/settings" },
  { name: "health", label: "Health", href: "/admin/health" },
  { name: "audit", label: "Audit log", href: "/admin/audit" },
] as const;

export type SectionName = (typeof SECTIONS)[number]["name"];

type SectionLinksProps = {
  /** The one a page belongs to; null for none. */
  current: SectionName | null;
  /** How the shop runs, beside the section that says more of it. */
  light?: Promise<Light> | undefined;
  /** Only owners are shown the audit log. */
  owner?: boolean;
  /** How many reviews wait for a person, up to 100. */
  openReviews: number;
};

/** The sections of the staff's side. */
export function SectionLinks({ current, light, owner = false, openReviews }: SectionLinksProps) {
  return (
    <nav
      aria-label="Sections"
      className="order-last -mx-2 flex basis-full flex-wrap sm:order-none sm:basis-auto"
    >
      {SECTIONS.filter(({ name }) => owner || name !== "audit").map(({ name, label, href }) => (
        <a
          key={name}
          href={href}
          {...(name === current && { "aria-current": "page" as const })}
          className={classNames(
            "-mb-px border-b-2 px-2 py-2.5 text-sm sm:py-4",
            name === current
              ? "border-ink font-medium text-ink"
              : "border-transparent text-ink-muted hover:text-ink",
          )}
        >
          {label}
          {name === "health" && light && (
            <Suspense fallback={null}>
              <ComingLight light={light} />
            </Suspense>
          )}
          {name === "reviews" && openReviews > 0 && (
            <span className="ml-1.5 rounded-full bg-danger-soft px-1.5 text-xs font-medium text-danger tabular-nums">
              {openReviews >= 100 ? "99+" : openReviews}
              <span className="sr-only"> open</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

async function ComingLight({ light }: { light: Promise<Light> }) {
  return <HealthLight light={await light} className="ml-1.5" />;
}
