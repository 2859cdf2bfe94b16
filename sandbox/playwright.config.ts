import { defineConfig } from "@playwright/test";

const { CHROMIUM_PATH = "", CI } = process.env;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  fullyParallel: true,
  // CI's machine is shared and can stall: there a test may be repeated once, and is then named as flaky.
  retries: CI ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    viewport: { width: 900, height: 900 },
    launchOptions: {
      // Without a path Playwright takes its own headless shell.
      ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    },
    // Recorded for every test it costs half as much again; `--trace=retain-on-failure` asks for it.
    trace: CI ? "on-first-retry" : "off",
  },
});
