import { seconds } from "@/scripts/command/step";

const BAR = 24;
const WIDTH = 90;

/** A bar that grows on a terminal while something is done so many times; elsewhere nothing is printed. */
export function createProgress(name: string, size: number): (done: number) => void {
  const started = performance.now();
  return (done) => {
    if (!process.stderr.isTTY) return;
    const full = Math.round((BAR * done) / size);
    const bar = "#".repeat(full) + ".".repeat(BAR - full);
    const left = done > 0 ? ((performance.now() - started) / done) * (size - done) : 0;
    process.stderr.write(`\r  ${name.padEnd(14)} ${bar} ${done} of ${size}, ${seconds(left)} left   `);
    if (done >= size) process.stderr.write(`\r${" ".repeat(WIDTH)}\r`);
  };
}
