import { randomUUID } from "node:crypto";
import { ExpectedFailure } from "./command/expected-failure";
import { runTask } from "./command/run-command";
import { startThrowawayShop } from "./stack/throwaway-shop";
import { startCaptcha } from "./testing/captcha";
import { findBrowser } from "./testing/find-browser";
import { installed, runTool } from "./testing/run-tool";
import { startShopkeeper } from "./testing/shopkeeper";

// A whole shop of its own for the journeys in e2e: production build, own database, own ports.
await runTask(async (lifetime) => {
  const browser = await findBrowser();
  const captcha = await startCaptcha(lifetime);
  const healthToken = randomUUID();
  const moreSettings = { ...captcha.settings, HEALTH_TOKEN: healthToken };
  // Settings are a process's, and orders are the database's: one more process sells with amounts that are held.
  const beside = { MANUAL_CAPTURE: "true" };
  const shop = await startThrowawayShop({ worker: true, moreSettings, beside }, lifetime);
  const env = {
    ...process.env,
    E2E_BASE_URL: shop.appUrl,
    E2E_HOLDING_URL: shop.besideUrl ?? "",
    E2E_SANDBOX_URL: shop.sandboxUrl,
    E2E_SANDBOX_CONTROL_KEY: shop.sandboxControlKey,
    E2E_SHOPKEEPER_URL: await startShopkeeper(shop, lifetime),
    E2E_CAPTCHA_ORIGIN: captcha.origin,
    E2E_HEALTH_TOKEN: healthToken,
    E2E_STAFF_EMAIL: shop.staff.email,
    E2E_STAFF_PASSWORD: shop.staff.password,
    CHROMIUM_PATH: browser.executablePath ?? "",
    CHROMIUM_ARGS: browser.args.join(" "),
  };
  const journeys = { ...installed("@playwright/test/cli.js", "test", ...process.argv.slice(2)), env };
  const tests = await runTool(journeys, lifetime, { echo: true });
  if (tests.code !== 0)
    throw new ExpectedFailure(
      "Journeys failed; logs and screenshots are in test-results. `npm run test:e2e -- FILE --trace=retain-on-failure` also keeps every step of one that fails.",
    );
});
