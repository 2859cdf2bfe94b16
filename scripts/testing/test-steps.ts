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

/**
 * Everything `npm test` does, what fails fastest first. The steps of a stage run at once: one alone leaves a
 * core idle, and none of a stage writes what another reads.
 */
export function testStages(browser: NodeJS.ProcessEnv): TestStep[][] {
  const report = (name: string) => path.join(REPORTS, `${name}.json`);
  const withBrowser = (tool: Tool, name: string): Tool => ({
    ...tool,
    env: { ...process.env, ...browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report(name) },
  });
  const vitestStep = (name: string, file: string, project: string): TestStep => ({
    name,
    tools: [vitest(report(file), project)],
    report: report(file),
  });
  return [
    [
      { name: "Format and lint", tools: [installed("@biomejs/biome/bin/biome", "ci", "--colors=off")] },
      {
        name: "Schema",
        tools: ["validate", "generate"].map((name) => installed("prisma/build/index.js", name)),
      },
    ],
    [
      {
        name: "Types",
        tools: [
          installed("next/dist/bin/next", "typegen"),
          installed(TSC, "--noEmit"),
          installed(TSC, "--noEmit", "-p", "sandbox"),
        ],
      },
      { name: "Dead code", tools: [installed("knip/bin/knip.js")] },
    ],
    [
      vitestStep("Unit tests", "unit", "--project=unit"),
      { name: "Build", tools: [own("scripts/testing/build.ts")] },
    ],
    [vitestStep("Database tests", "db", "--project=db")],
    [
      vitestStep("Sandbox tests", "sandbox", "--root=sandbox"),
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
    ],
    [
      {
        name: "Browser tests",
        tools: [withBrowser(own("scripts/e2e.ts", "--reporter=list,json"), "browser")],
        report: report("browser"),
      },
    ],
    [{ name: "Faults", tools: [own("scripts/faults.ts", "--test")] }],
  ];
}
