import { existsSync, readdirSync } from "node:fs";

/** What decides about money. It is pure, and stryker.core.config.mjs changes it. */
export const DECISIONS = [
  "lib/money.ts",
  "lib/payments/decide/*.ts",
  "lib/payments/{match-payment,payment-outcome,payment-standing}.ts",
];
/** What no run changes: tests, and the model that only tests use. */
export const TESTS = ["!lib/**/*.test.ts", "!lib/payments/decide/simulation.ts"];

/** What else has a unit test beside it: stryker.unit.config.mjs changes it, and the run with databases leaves it out. */
export const UNIT_TESTED = ["orders", "payments", "stripe", "webhooks"]
  .flatMap((folder) => readdirSync(`lib/${folder}`).map((file) => `lib/${folder}/${file}`))
  .filter((file) => /^[^.]+\.ts$/.test(file) && existsSync(file.replace(/ts$/, "test.ts")));
/** All but these files. */
export const without = (files) => files.map((file) => `!${file}`);

// The last of the three parts of `npm run mutants`: changes the money code of the services in small ways, one at a time,
// and sees which changes no test notices. Most of these tests need a database, so it takes far longer.
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutants.config.ts", related: false },
  // What runs only in the browser, and the client's settings, are covered by the journeys.
  mutate: [
    "lib/{orders,payments,stripe,webhooks}/**/*.ts",
    "!lib/stripe/{browser,client}.ts",
    ...without([...DECISIONS, ...UNIT_TESTED]),
    ...TESTS,
  ],
  // An emptied statement, object or list fails whatever runs it: that says nothing of the tests, and is a third of the time.
  mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral", "ArrayDeclaration"] },
  coverageAnalysis: "perTest",
  // All tests once, before anything is changed: on a busy machine that takes long with databases.
  dryRunTimeoutMinutes: 60,
  incremental: true,
  incrementalFile: "test-results/mutants-incremental.json",
  ignorePatterns: [".next", ".data", "test-results", "docs", "public", "e2e"],
  ignoreStatic: true,
  // Stryker would rewrite tsconfig.json with an interface that TypeScript 7 no longer has. Ours needs no rewriting.
  tsconfigFile: "none",
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: "test-results/stryker",
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: "test-results/mutants.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
