import { defineConfig } from "vitest/config";
import { shared } from "./vitest.config";

// The unit and database tests of the money code in one project, which is all that the mutation tester runs.
export default defineConfig({
  ...shared,
  test: {
    include: ["lib/{orders,payments,stripe,webhooks}/**/*.test.ts", "lib/money.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: "scripts/testing/database-server.ts",
  },
});
