import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { loadEnvFiles } from "@/scripts/command/load-env-files";
import { assertPortFree, readPort } from "@/scripts/command/ports";
import { dataFolder } from "@/scripts/command/repository";
import { step } from "@/scripts/command/step";
import { migrate } from "@/scripts/postgres/migrate";
import { startDatabase } from "@/scripts/postgres/start-database";
import { removePostgres } from "@/scripts/postgres/start-postgres";
import { assertDatabaseOfThisMode } from "./assert-database-ready";
import { buildApp } from "./build";
import { startChild } from "./child";
import { addDemoData, DEMO_STAFF_EMAIL } from "./demo-data";
import { demoSettings, wantsSandbox } from "./demo-settings";
import { givenDatabase } from "./find-database";
import { appProgram, sandboxProgram, webhookOf, workerProgram } from "./parts";
import { noteDemo } from "./running-demo";
import { readSecrets } from "./secrets";

const USUAL_PORT = 3000;
const USUAL_SANDBOX_PORT = 12111;

export type RunningShop = {
  url: string;
  sandboxUrl: string | null;
  staff: { email: string; password: string };
};

type Options = { development: boolean; fresh: boolean };

async function startOver(postgresPassword: string): Promise<void> {
  if (process.env.DATABASE_URL) {
    throw new ExpectedFailure(
      "DATABASE_URL is set, and --fresh deletes only the embedded database: leave one of the two out.",
    );
  }
  await removePostgres(dataFolder, postgresPassword);
  await rm(path.join(dataFolder, "sandbox"), { recursive: true, force: true });
}

/** Starts everything the shop needs on this machine, one step after the other, and says so. */
export async function startShop({ development, fresh }: Options, lifetime: Lifetime): Promise<RunningShop> {
  loadEnvFiles(development);
  const port = readPort("PORT", USUAL_PORT);
  const sandboxPort = readPort("SANDBOX_PORT", USUAL_SANDBOX_PORT);
  const withSandbox = wantsSandbox(process.env);
  await assertPortFree(port, "PORT");
  if (withSandbox) await assertPortFree(sandboxPort, "SANDBOX_PORT");
  const secrets = await readSecrets(dataFolder);

  if (fresh) await step("Start over", () => startOver(secrets.postgresPassword));
  const database = await step(
    "Database",
    async () => {
      if (!process.env.DATABASE_URL) return startDatabase(dataFolder, secrets.postgresPassword, lifetime);
      return { ...(await givenDatabase(process.env)), adopted: false };
    },
    ({ adopted }) => (adopted ? "went on with the one of a killed run" : ""),
  );

  const settings = demoSettings(process.env, {
    port,
    sandboxPort,
    databaseUrl: database.serving,
    secrets,
  });
  Object.assign(process.env, settings);
  // For this command alone: its parts serve, and get only the address of the role that does.
  delete process.env.DATABASE_OWNER_URL;
  await step(
    "Migrations",
    () => migrate(database),
    ({ applied }) => `${applied.length} new`,
  );
  await assertDatabaseOfThisMode();
  await step("Demo data", () => addDemoData(database.owner, secrets.staffPassword));
  if (!development)
    await step("Build", buildApp, (outcome) => (outcome === "built" ? "" : "nothing changed"));

  // A new one each time, for `npm run drill`.
  const controlKey = randomUUID();
  const part = { env: process.env, output: development ? "terminal" : path.join(dataFolder, "logs") };
  if (withSandbox) {
    const data = path.join(dataFolder, "sandbox");
    const sandbox = { port: sandboxPort, webhooks: [webhookOf(port)], data, controlKey };
    await step("Sandbox", () => startChild(sandboxProgram({ ...part, ...sandbox }), lifetime));
  }
  await step("Worker", () => startChild(workerProgram(part), lifetime));
  await step("Shop", () => startChild(appProgram({ ...part, development }), lifetime));
  const sandboxUrl = withSandbox ? `http://127.0.0.1:${sandboxPort}` : null;
  const sandbox = sandboxUrl === null ? null : { url: sandboxUrl, controlKey };
  await noteDemo(dataFolder, { settings, ownerUrl: database.owner, sandbox }, lifetime);
  return {
    url: settings.APP_URL ?? "",
    sandboxUrl,
    staff: { email: DEMO_STAFF_EMAIL, password: secrets.staffPassword },
  };
}
