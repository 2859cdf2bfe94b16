import { env } from "@/lib/env";
import { runWorker } from "@/lib/jobs/worker";
import { loadEnvFiles } from "./command/load-env-files";
import { runService } from "./command/run-command";
import { readStartSettings } from "./stack/start-settings";

await runService(async (lifetime) => {
  loadEnvFiles(false);
  readStartSettings(process.env);
  const runner = await runWorker();
  lifetime.onStop(() => runner.stop());
  console.log(`Worker ready, on the database at ${new URL(env().databaseUrl).host}`);
});
