import path from "node:path";
import getPort from "get-port";
import { findBrowser } from "./browser/find-browser";
import { migrate } from "./database/migrate";
import { buildApp } from "./stack/build";
import { startDatabase } from "./stack/database";
import { addDemoData, DEMO_STAFF_EMAIL } from "./stack/demo-data";
import { demoSettings } from "./stack/demo-settings";
import { ExpectedFailure } from "./stack/expected-failure";
import { startApp, startSandbox, startWorker } from "./stack/parts";
import { repository } from "./stack/repository";
import { runTask } from "./stack/run-command";
import { readSecrets } from "./stack/secrets";
import { installed, runTool } from "./testing/run-tool";
import { startShopkeeper } from "./testing/shopkeeper";
import { temporaryFolder } from "./testing/temporary-folder";

// Named here so that a developer's .env.local has no say in the tests.
const OUTSIDE_SETTINGS = [
  "STRIPE_SECRET_KEY",
  "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_PAYMENT_METHOD_TYPES",
  "APP_URL",
  "AUTH_SECRET",
  "SMTP_URL",
  "MAIL_FROM",
];

// A whole shop of its own for the journeys in e2e: production build, own database, own ports.
await runTask(async (lifetime) => {
  for (const name of OUTSIDE_SETTINGS) process.env[name] = "";
  const browser = await findBrowser();
  const home = await temporaryFolder(lifetime);
  const secrets = await readSecrets(home);
  const [port, sandboxPort] = [await getPort(), await getPort()];
  const { url: databaseUrl } = await startDatabase(home, secrets.postgresPassword, lifetime);
  const settings = demoSettings(process.env, {
    port,
    sandboxPort,
    databaseUrl,
    authSecret: secrets.authSecret,
  });
  // One proxy, so that a journey can say by X-Forwarded-For which shopper it is: limits count by address.
  Object.assign(process.env, settings, { TRUSTED_PROXIES: "1" });
  await migrate(databaseUrl);
  await addDemoData(secrets.staffPassword);
  await buildApp();
  const part = { env: process.env, output: path.join(repository, "test-results/logs") };
  await startSandbox({ ...part, port: sandboxPort, appPort: port, data: null }, lifetime);
  await startWorker(part, lifetime);
  await startApp({ ...part, development: false }, lifetime);

  const env = {
    ...process.env,
    E2E_BASE_URL: settings.APP_URL,
    E2E_SANDBOX_URL: settings.STRIPE_API_BASE,
    E2E_SHOPKEEPER_URL: await startShopkeeper(lifetime),
    E2E_STAFF_EMAIL: DEMO_STAFF_EMAIL,
    E2E_STAFF_PASSWORD: secrets.staffPassword,
    CHROMIUM_PATH: browser.executablePath,
    CHROMIUM_ARGS: browser.args.join(" "),
  };
  const journeys = { ...installed("@playwright/test/cli.js", "test", ...process.argv.slice(2)), env };
  const tests = await runTool(journeys, lifetime, { echo: true });
  if (tests.code !== 0)
    throw new ExpectedFailure("Journeys failed; logs and screenshots are in test-results.");
});
