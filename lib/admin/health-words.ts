const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** An age as a person says it: "40 seconds", "12 minutes", "3 hours". */
export function inTime(seconds: number | null): string {
  if (seconds === null) return "an unknown time";
  const [amount, unit] =
    seconds < 2 * MINUTE
      ? [seconds, "second"]
      : seconds < 2 * HOUR
        ? [seconds / MINUTE, "minute"]
        : seconds < 48 * HOUR
          ? [seconds / HOUR, "hour"]
          : [seconds / (24 * HOUR), "day"];
  const whole = Math.max(0, Math.round(Number(amount)));
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}

/** "1 payment", "3 payments". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
