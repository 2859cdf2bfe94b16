import { defineConfig } from "vitest/config";
import { shared } from "./vitest.config";

// The unit tests of what decides about money in one project, which is all that this run of the mutation tester needs.
export default defineConfig({
  ...shared,
  test: {
    include: ["lib/payments/**/*.test.ts", "lib/money.test.ts"],
    exclude: ["**/*.db.test.ts"],
    testTimeout: 120_000,
  },
});
