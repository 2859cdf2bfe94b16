import path from "node:path";
import { repository } from "@/scripts/command/repository";
import { installed, own, type Tool } from "./run-tool";

/** A check passes or fails as a whole; a step with `report` says how many tests did. */
export type TestStep = { name: string; tools: Tool[]; report?: string };

const VITEST = "vitest/vitest.mjs";
const PLAYWRIGHT = "@playwright/test/cli.js";
const TSC = "typescript/bin/tsc";

export const REPORTS = path.join(repository, "test-results");

function vitest(report: string, ...args: string[]): Tool {
  return installed(
    VITEST,
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...args,
  );
}

/** Everything `npm test` does, in order: what fails fastest comes first. */
export function testSteps(browser: NodeJS.ProcessEnv): TestStep[] {
  const report = (name: string) => path.join(REPORTS, `${name}.json`);
  const withBrowser = (tool: Tool, name: string): Tool => ({
    ...tool,
    env: { ...process.env, ...browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report(name) },
  });
  const steps: TestStep[] = [
    { name: "Format and lint", tools: [installed("@biomejs/biome/bin/biome", "ci", "--colors=off")] },
    {
      name: "Schema",
      tools: ["validate", "generate"].map((name) => installed("prisma/build/index.js", name)),
    },
    {
      name: "Types",
      tools: [
        installed("next/dist/bin/next", "typegen"),
        installed(TSC, "--noEmit"),
        installed(TSC, "--noEmit", "-p", "sandbox"),
      ],
    },
    { name: "Dead code", tools: [installed("knip/bin/knip.js")] },
    { name: "Unit tests", tools: [vitest(report("unit"), "--project=unit")], report: report("unit") },
    { name: "Database tests", tools: [vitest(report("db"), "--project=db")], report: report("db") },
    {
      name: "Sandbox tests",
      tools: [vitest(report("sandbox"), "--root=sandbox")],
      report: report("sandbox"),
    },
    {
      name: "Sandbox in browser",
      tools: [
        withBrowser(
          installed(PLAYWRIGHT, "test", "--config=sandbox/playwright.config.ts", "--reporter=list,json"),
          "sandbox-browser",
        ),
      ],
      report: report("sandbox-browser"),
    },
    { name: "Build", tools: [own("scripts/testing/build.ts")] },
    {
      name: "Browser tests",
      tools: [withBrowser(own("scripts/e2e.ts", "--reporter=list,json"), "browser")],
      report: report("browser"),
    },
  ];
  return steps;
}
