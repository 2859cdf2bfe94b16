import { classNames } from "@/components/ui/class-names";

type OrderFiltersProps = {
  filters: { label: string; href: string; current: boolean; count: string | null }[];
};

/** What the list shows, as a row of links; it scrolls sideways where it does not fit. */
export function OrderFilters({ filters }: OrderFiltersProps) {
  return (
    <nav aria-label="Filter by status" className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max gap-1 py-1">
        {filters.map(({ label, href, current, count }) => (
          <li key={label}>
            <a
              href={href}
              {...(current && { "aria-current": "true" as const })}
              className={classNames(
                "flex min-h-9 items-center gap-1.5 rounded-md px-3 text-sm whitespace-nowrap",
                current ? "bg-surface-2 font-medium text-ink" : "text-ink-muted hover:text-ink",
              )}
            >
              {label}
              {count && (
                <span className="rounded-full bg-danger-soft px-1.5 text-xs font-medium text-danger tabular-nums">
                  {count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
