import { classNames } from "@/components/ui/class-names";

const SECTIONS = [
  { name: "orders", label: "Orders", href: "/admin/orders" },
  { name: "events", label: "Events", href: "/admin/events" },
] as const;

export type SectionName = (typeof SECTIONS)[number]["name"];

/** The sections of the staff's side. `current` is the one a page belongs to; null for none. */
export function SectionLinks({ current }: { current: SectionName | null }) {
  return (
    <nav aria-label="Sections" className="order-last -mx-2 flex basis-full sm:order-none sm:basis-auto">
      {SECTIONS.map(({ name, label, href }) => (
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
        </a>
      ))}
    </nav>
  );
}
