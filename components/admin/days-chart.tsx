import { formatMoney } from "@/lib/money";

/** A day of a chart; `amount` in minor units, `begins` is when it began. */
export type ChartedDay = { day: string; amount: number; begins: Date };

const HEIGHT = 100;
const GAP = 0.15;

/** "27 Nov 2026" for a date of the calendar. */
export function dayInWords(day: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "short", year: "numeric" },
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** One bar for each day. What it shows has to stand in a table as well: the picture alone is not read out. */
export function DaysChart({
  days,
  currency,
  label,
}: {
  days: ChartedDay[];
  currency: string;
  label: string;
}) {
  const most = Math.max(...days.map(({ amount }) => amount), 1);
  const [first] = days;
  const last = days.at(-1);
  return (
    <figure>
      <figcaption className="text-right text-xs text-ink-muted tabular-nums">
        Top of the scale {formatMoney({ amount: most === 1 ? 0 : most, currency })}
      </figcaption>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 h-40 w-full border-y border-line"
      >
        {days.map(({ day, amount, begins }, n) => (
          <g key={day}>
            <title>{`${dayInWords(day)}: ${formatMoney({ amount, currency })}. The day began at ${begins.toISOString()}.`}</title>
            <rect x={n} y={0} width={1} height={HEIGHT} fill="transparent" />
            <rect
              x={n + GAP / 2}
              y={HEIGHT - (amount / most) * HEIGHT}
              width={1 - GAP}
              height={(amount / most) * HEIGHT}
              className="fill-accent"
            />
          </g>
        ))}
      </svg>
      <p className="mt-1 flex justify-between text-xs text-ink-muted" aria-hidden="true">
        <span>{first && dayInWords(first.day)}</span>
        <span>{last && last !== first && dayInWords(last.day)}</span>
      </p>
    </figure>
  );
}
