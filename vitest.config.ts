import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
/** How imports are found, in every project. */
export const shared = {
  resolve: {
    alias: {
      "@": root,
      // Refuses to load outside of a server component, and tests use the modules that it guards.
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
    },
  },
};
// Generous: nothing here is timed, and a busy machine must not fail a test.
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 60_000 } } };
const EVERYWHERE = ["app", "components", "faults", "lib", "scripts", "prisma"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          ...patience,
          name: "unit",
          // A thread for each file instead of a process: as separate, and cheaper to start.
          pool: "threads",
          include: [
            "*.test.ts",
            "docs/**/*.test.ts",
            ...EVERYWHERE.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          ],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          ...patience,
          name: "db",
          include: EVERYWHERE.map((folder) => `${folder}/**/*.db.test.ts`),
          globalSetup: "scripts/testing/database-server.ts",
        },
      },
    ],
  },
});
