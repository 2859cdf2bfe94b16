import { mkdir, rm } from "node:fs/promises";
import { ExpectedFailure } from "./command/expected-failure";
import type { Lifetime } from "./command/lifetime";
import { runTask } from "./command/run-command";
import { seconds } from "./command/step";
import { findBrowser } from "./testing/find-browser";
import { runTool } from "./testing/run-tool";
import { readTestCounts, type TestCounts } from "./testing/test-counts";
import { REPORTS, type TestStep, testStages } from "./testing/test-steps";

const NOTHING: TestCounts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

/** On a terminal, what is running now, in a line that the next one takes the place of. */
function announce(names: Set<string>): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K  ${[...names].join(", ")} …`);
}

/**
 * Runs one step and prints its line when it is over; a check counts as one test. What its tools printed is
 * shown only when it fails.
 */
async function runStep({ name, tools, report }: TestStep, lifetime: Lifetime): Promise<TestCounts> {
  const started = performance.now();
  let failed = false;
  let printed = "";
  for (const tool of tools) {
    const run = await runTool(tool, lifetime);
    printed += run.printed;
    failed = run.code !== 0;
    if (failed) break;
  }
  const counts = report
    ? await readTestCounts(report).catch(() => NOTHING)
    : { ...NOTHING, passed: failed ? 0 : 1 };
  // Also when a tool failed before it could count.
  const bad = failed || counts.failed > 0 || counts.skipped > 0 || counts.passed === 0;
  const result = { ...counts, failed: bad ? Math.max(1, counts.failed) : 0 };
  const time = seconds(performance.now() - started).padStart(8);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  const flaky = counts.flaky > 0 ? `, ${counts.flaky} of them only when repeated` : "";
  const outcome = report
    ? `${result.passed} passed${bad ? `, ${result.failed} failed` : ""}${skipped}${flaky}`
    : bad
      ? "failed"
      : "ok";
  const line = `  ${name.padEnd(20)}${time}  ${outcome}\n`;
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : line);
  if (bad || counts.flaky > 0) process.stdout.write(`\n${printed}\n`);
  return result;
}

/** Runs the steps of a stage at once. */
async function runStage(stage: TestStep[], lifetime: Lifetime): Promise<TestCounts[]> {
  const running = new Set(stage.map(({ name }) => name));
  announce(running);
  return Promise.all(
    stage.map(async (testStep) => {
      const counts = await runStep(testStep, lifetime);
      running.delete(testStep.name);
      if (running.size > 0) announce(running);
      return counts;
    }),
  );
}

await runTask(async (lifetime) => {
  const started = performance.now();
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const { executablePath, args } = await findBrowser();
  const browser = { CHROMIUM_PATH: executablePath ?? "", CHROMIUM_ARGS: args.join(" ") };
  const total = { passed: 0, failed: 0 };
  for (const stage of testStages({ ...process.env, ...browser })) {
    for (const { passed, failed } of await runStage(stage, lifetime)) {
      total.passed += passed;
      total.failed += failed;
    }
    if (total.failed > 0) break;
  }
  console.log(
    `\nIn ${seconds(performance.now() - started)}:\n${total.passed} passed, ${total.failed} failed`,
  );
  if (total.failed > 0) throw new ExpectedFailure("Mend what failed above and run `npm test` again.");
});
