import { defineConfig } from "@playwright/test";

// Set by scripts/e2e.ts, which starts a whole shop for the journeys: run them with `npm run test:e2e`.
const { E2E_BASE_URL = "", CHROMIUM_PATH = "", CHROMIUM_ARGS = "", CI } = process.env;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  forbidOnly: true,
  // CI's machine is shared and can stall: there a journey may be repeated once, and is then named as flaky.
  retries: CI ? 1 : 0,
  // One more than CI's machine has cores: some journeys wait a minute for the worker.
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: E2E_BASE_URL,
    // Without a path Playwright takes its own headless shell.
    launchOptions: {
      ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
      args: CHROMIUM_ARGS.split(" ").filter(Boolean),
    },
    screenshot: "only-on-failure",
    // A trace of every journey costs half as much again as the journey: CI takes one of what it repeats, and
    // `--trace=retain-on-failure` takes one here.
    trace: CI ? "on-first-retry" : "off",
  },
});
