import { defineConfig } from "vitest/config";
import { shared } from "./vitest.config";

// The unit tests beside the rest of the money code in one project, which is all that this run of the mutation tester needs.
export default defineConfig({
  ...shared,
  test: {
    include: ["lib/{orders,payments,stripe,webhooks}/*.test.ts"],
    exclude: ["**/*.db.test.ts"],
    testTimeout: 120_000,
  },
});
