import { migrate } from "./database/migrate";
import { assertDatabaseAnswers } from "./stack/assert-database-answers";
import { loadEnvFiles } from "./stack/load-env-files";
import { runTask } from "./stack/run-command";
import { readStartSettings } from "./stack/start-settings";

await runTask(async () => {
  loadEnvFiles(false);
  const { databaseUrl } = readStartSettings(process.env);
  await assertDatabaseAnswers(databaseUrl);
  const applied = await migrate(databaseUrl);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
});
