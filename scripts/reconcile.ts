import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import { ExpectedFailure } from "./command/expected-failure";
import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertReadyToServe } from "./stack/assert-database-ready";
import { readReconcileCommand } from "./stack/reconcile-command";
import { demoSettingsIfNone } from "./stack/running-demo";
import { readStartSettings } from "./stack/start-settings";

// Asks Stripe for what did not reach the shop, as the worker does every three minutes.
await runTask(async (lifetime) => {
  const command = readReconcileCommand(process.argv.slice(2));
  loadEnvFiles(false);
  Object.assign(process.env, await demoSettingsIfNone(process.env));
  const { databaseUrl } = readStartSettings(process.env);
  lifetime.onStop(() => prisma().$disconnect());
  await assertReadyToServe(databaseUrl);
  // What was found is printed as a table; only what went wrong is worth a line besides.
  log.level = "error";
  const { lines, incomplete } = await command();
  console.log(lines.join("\n"));
  if (incomplete)
    throw new ExpectedFailure(`Not all of it could be asked: ${incomplete}. Run the same command again.`);
});
