import { randomUUID } from "node:crypto";
import path from "node:path";
import getPort from "get-port";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { migrate } from "@/scripts/postgres/migrate";
import { startDatabase } from "@/scripts/postgres/start-database";
import { buildApp } from "./build";
import { startChild } from "./child";
import { addDemoData, DEMO_STAFF_EMAIL } from "./demo-data";
import { demoSettings } from "./demo-settings";
import { appProgram, sandboxProgram, webhookOf, workerProgram } from "./parts";
import { readSecrets } from "./secrets";

// Named here so that a developer's .env.local has no say in what is tested and measured.
const OUTSIDE_SETTINGS = [
  "STRIPE_SECRET_KEY",
  "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_PAYMENT_METHOD_TYPES",
  "APP_URL",
  "AUTH_SECRET",
  "SMTP_URL",
  "MAIL_FROM",
  "MANUAL_CAPTURE",
  "CAPTURE_WARNING_HOURS",
  "CAPTCHA_SITE_KEY",
  "CAPTCHA_SECRET_KEY",
  "CAPTCHA_VERIFY_URL",
  "CAPTCHA_SCRIPT_URL",
];

export type ThrowawayShop = {
  /** The database's address for its owner, who may do what the shop itself may not. */
  ownerUrl: string;
  appUrl: string;
  /** The address of the process beside it, where there is one. */
  besideUrl: string | null;
  sandboxUrl: string;
  /** Opens the sandbox's control routes. */
  sandboxControlKey: string;
  webhookSecret: string;
  staff: { email: string; password: string };
  /** The file that has what the shop logs. */
  log: string;
};

/**
 * Starts a whole shop of its own: the production build, a database in a temporary folder, the sandbox, and
 * with `worker` the job worker, on free ports. Its settings, and `moreSettings`, become this process's own. With
 * `beside` a second process serves the same shop on a port of its own, with those settings changed.
 */
export async function startThrowawayShop(
  {
    worker,
    moreSettings,
    beside,
  }: { worker: boolean; moreSettings?: Record<string, string>; beside?: Record<string, string> },
  lifetime: Lifetime,
): Promise<ThrowawayShop> {
  for (const name of OUTSIDE_SETTINGS) process.env[name] = "";
  const home = await temporaryFolder(lifetime);
  const secrets = await readSecrets(home);
  const [port, sandboxPort] = [await getPort(), await getPort()];
  const database = await startDatabase(home, secrets.postgresPassword, lifetime);
  const settings = demoSettings(process.env, {
    port,
    sandboxPort,
    databaseUrl: database.serving,
    secrets,
  });
  // One proxy, so that a journey can say by X-Forwarded-For which shopper it is: limits count by address.
  Object.assign(process.env, settings, { TRUSTED_PROXIES: "1" }, moreSettings);
  await migrate(database);
  await addDemoData(database.owner, secrets.staffPassword);
  await buildApp();
  const part = { env: process.env, output: path.join(repository, "test-results/logs") };
  const controlKey = randomUUID();
  const besidePort = beside ? await getPort() : null;
  const besideUrl =
    besidePort === null ? null : Object.assign(new URL(settings.APP_URL), { port: besidePort }).origin;
  const moreOrigins = besideUrl ? [besideUrl] : [];
  const sandbox = { port: sandboxPort, webhooks: [webhookOf(port)], data: null, controlKey, moreOrigins };
  await startChild(sandboxProgram({ ...part, ...sandbox }), lifetime);
  if (worker) await startChild(workerProgram(part), lifetime);
  await startChild(appProgram({ ...part, development: false }), lifetime);
  if (besideUrl) {
    const env = { ...process.env, PORT: String(besidePort), APP_URL: besideUrl, ...beside };
    await startChild(appProgram({ ...part, env, development: false, name: "app-beside" }), lifetime);
  }
  return {
    ownerUrl: database.owner,
    appUrl: settings.APP_URL,
    besideUrl,
    sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
    sandboxControlKey: controlKey,
    webhookSecret: settings.STRIPE_WEBHOOK_SECRET ?? "",
    staff: { email: DEMO_STAFF_EMAIL, password: secrets.staffPassword },
    log: path.join(part.output, "app.log"),
  };
}
