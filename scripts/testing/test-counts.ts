import { readFile } from "node:fs/promises";
import { z } from "zod";

export type TestCounts = {
  passed: number;
  failed: number;
  skipped: number;
  /** Passed, and only when repeated. */
  flaky: number;
};

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** The figures of a JSON report of vitest or Playwright. */
export async function readTestCounts(file: string): Promise<TestCounts> {
  const report: unknown = JSON.parse(await readFile(file, "utf8"));
  const vitest = vitestReport.safeParse(report);
  if (vitest.success) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = vitest.data;
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      flaky: 0,
    };
  }
  const { stats } = playwrightReport.parse(report);
  const { expected, unexpected, skipped, flaky } = stats;
  return { passed: expected + flaky, failed: unexpected, skipped, flaky };
}
