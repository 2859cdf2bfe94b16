/** The middle of several figures, which one slow run does not move. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** One figure of the report: what, how much, and next to what it was measured. */
export function figure(what: string, value: string, comparison = ""): void {
  console.log(`  ${what.padEnd(46)}${value.padStart(14)}  ${comparison}`);
}
