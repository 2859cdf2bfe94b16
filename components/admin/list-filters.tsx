import { classNames } from "@/components/ui/class-names";
import { TONE_STYLE } from "@/components/ui/tone";

type ListFiltersProps = {
  /** What the links choose, for those who hear the page. */
  label: string;
  filters: { label: string; href: string; current: boolean; count: string | null; quiet?: boolean }[];
};

/** What the list shows, as a row of links; it scrolls sideways where it does not fit. */
export function ListFilters({ label, filters }: ListFiltersProps) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max gap-1 py-1">
        {filters.map(({ label: name, href, current, count, quiet = false }) => (
          <li key={name}>
            <a
              href={href}
              {...(current && { "aria-current": "true" as const })}
              className={classNames(
                "flex min-h-9 items-center gap-1.5 rounded-md px-3 text-sm whitespace-nowrap",
                current ? "bg-surface-2 font-medium text-ink" : "text-ink-muted hover:text-ink",
              )}
            >
              {name}
              {count && (
                <span
                  className={classNames(
                    "rounded-full px-1.5 text-xs font-medium tabular-nums",
                    TONE_STYLE[quiet ? "info" : "danger"],
                  )}
                >
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
