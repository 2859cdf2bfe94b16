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
// Cheaper to start than processes. Unit tests have one for each file.
const common = {
  pool: "threads",
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};
/** What tests with a database need, in every project that has some. */
export const onDatabase = {
  globalSetup: "scripts/testing/database-server.ts",
  isolate: false,
  setupFiles: ["scripts/testing/fresh-process.ts"],
  // Keeps state of its own, so it is loaded anew with ours.
  server: { deps: { inline: ["@prisma/schema-engine-wasm"] } },
};
const FOLDERS = ["app", "components", "faults", "lib", "scripts", "prisma"];

export default defineConfig({
  test: {
    // One more than CI's machine has cores: a database test waits for a third of its time.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          ...common,
          name: "unit",
          include: [
            "*.test.ts",
            "docs/**/*.test.ts",
            ...FOLDERS.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          ],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        ...shared,
        test: {
          ...common,
          name: "db",
          include: FOLDERS.map((folder) => `${folder}/**/*.db.test.ts`),
          ...onDatabase,
        },
      },
    ],
  },
});
