// `npm run mutants`: changes the money code in small ways, one at a time, and sees which changes no test notices.
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutants.config.ts", related: false },
  // What runs only in the browser, and the client's settings, are covered by the journeys.
  mutate: [
    "lib/money.ts",
    "lib/{orders,payments,stripe,webhooks}/**/*.ts",
    "!lib/stripe/{browser,client}.ts",
    "!lib/**/*.test.ts",
  ],
  coverageAnalysis: "perTest",
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
