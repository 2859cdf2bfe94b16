const DAY_AND_TIME = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;

const format = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hourCycle: "h23", ...DAY_AND_TIME, ...parts });

const THIS_YEAR = format({});
const ANOTHER_YEAR = format({ year: "numeric" });
const PRECISE = format({ second: "2-digit" });

function formatFor(at: Date, precise: boolean): Intl.DateTimeFormat {
  if (at.getUTCFullYear() !== new Date().getUTCFullYear()) return ANOTHER_YEAR;
  return precise ? PRECISE : THIS_YEAR;
}

type MomentProps = {
  at: Date;
  /** With seconds, where moments follow each other closely. */
  precise?: boolean;
  className?: string;
};

/** A moment in UTC, like the logs and Stripe's payloads. The page says so once. */
export function Moment({ at, precise = false, className }: MomentProps) {
  const iso = at.toISOString();
  return (
    <time dateTime={iso} title={iso} className={className}>
      {formatFor(at, precise).format(at)}
    </time>
  );
}
