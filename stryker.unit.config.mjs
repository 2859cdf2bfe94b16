import rest, { DECISIONS, TESTS, UNIT_TESTED, without } from "./stryker.config.mjs";

// The second of the three parts of `npm run mutants`: what else has unit tests, by those alone. It needs no database.
export default {
  ...rest,
  vitest: { configFile: "vitest.mutants-unit.config.ts", related: false },
  mutate: [...UNIT_TESTED, ...without(DECISIONS), ...TESTS],
  mutator: {},
  incremental: false,
  jsonReporter: { fileName: "test-results/mutants-unit.json" },
};
