import rest, { DECISIONS, TESTS } from "./stryker.config.mjs";

// The first of the three parts of `npm run mutants`: what decides about money, whose unit tests alone have to notice every change.
export default {
  ...rest,
  vitest: { configFile: "vitest.mutants-core.config.ts", related: false },
  mutate: [...DECISIONS, ...TESTS],
  mutator: {},
  incremental: false,
  ignoreStatic: false,
  jsonReporter: { fileName: "test-results/mutants-core.json" },
};
