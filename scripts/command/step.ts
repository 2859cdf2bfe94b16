/** Milliseconds as a person reads them. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Runs one step of a command and prints its name, what came of it and how long it took. */
export async function step<T>(
  name: string,
  run: () => Promise<T>,
  outcome?: (result: T) => string,
): Promise<T> {
  const started = performance.now();
  process.stdout.write(`  ${name.padEnd(14)}`);
  try {
    const result = await run();
    const time = seconds(performance.now() - started).padStart(7);
    process.stdout.write(`${time}  ${outcome?.(result) ?? ""}\n`);
    return result;
  } catch (error) {
    process.stdout.write(" failed\n");
    throw error;
  }
}
