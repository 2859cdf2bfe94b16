import { pendingMigrations } from "@/lib/health/pending-migrations";
import { prisma } from "@/lib/prisma";
import { ExpectedFailure } from "./command/expected-failure";
import { loadEnvFiles } from "./command/load-env-files";
import { readPort } from "./command/ports";
import { runService } from "./command/run-command";
import { assertDatabaseAnswers } from "./postgres/assert-database-answers";
import { serveApp } from "./serve/serve-app";
import { assertBuilt } from "./stack/build";
import { readStartSettings } from "./stack/start-settings";

const USUAL_PORT = 3000;

await runService(async (lifetime) => {
  loadEnvFiles(false);
  const { databaseUrl, trustedProxies, appUrl } = readStartSettings(process.env);
  const port = readPort("PORT", USUAL_PORT);
  await assertBuilt();
  await assertDatabaseAnswers(databaseUrl);
  const pending = await pendingMigrations();
  await prisma().$disconnect();
  if (pending.length > 0) {
    throw new ExpectedFailure(
      `The database lacks ${pending.length} of Till's migrations (${pending.join(", ")}): run \`npm run migrate\` first.`,
    );
  }
  await serveApp({ development: false, port, host: process.env.HOST || undefined, trustedProxies }, lifetime);
  console.log(`Till is ready at ${appUrl.origin} (port ${port})`);
});
