import { runWorker } from "@/lib/jobs/worker";
import { loadEnvFiles } from "./command/load-env-files";
import { runService } from "./command/run-command";
import { assertReadyToServe } from "./stack/assert-database-ready";
import { readStartSettings } from "./stack/start-settings";

await runService(async (lifetime) => {
  loadEnvFiles(false);
  const { databaseUrl } = readStartSettings(process.env);
  await assertReadyToServe(databaseUrl);
  lifetime.onStop(await runWorker());
  console.log(`Worker ready, on the database at ${new URL(databaseUrl).host}`);
});
