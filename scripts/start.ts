import { runWorker } from "@/lib/jobs/worker";
import { prisma } from "@/lib/prisma";
import { loadEnvFiles } from "./command/load-env-files";
import { readPort } from "./command/ports";
import { runService } from "./command/run-command";
import { serveApp } from "./serve/serve-app";
import { assertReadyToServe } from "./stack/assert-database-ready";
import { assertBuilt } from "./stack/build";
import { readStartSettings } from "./stack/start-settings";

const USUAL_PORT = 3000;

await runService(async (lifetime) => {
  loadEnvFiles(false);
  const { databaseUrl, trustedProxies, appUrl, workerInApp } = readStartSettings(process.env);
  const port = readPort("PORT", USUAL_PORT);
  await assertReadyToServe(databaseUrl);
  await assertBuilt();
  if (workerInApp) lifetime.onStop(await runWorker());
  else await prisma().$disconnect();
  await serveApp({ development: false, port, host: process.env.HOST || undefined, trustedProxies }, lifetime);
  console.log(`Till is ready at ${appUrl.origin} (port ${port}${workerInApp ? ", with a worker" : ""})`);
});
