import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertDatabaseAnswers } from "./postgres/assert-database-answers";
import { migrate } from "./postgres/migrate";
import { readStartSettings } from "./stack/start-settings";

await runTask(async () => {
  loadEnvFiles(false);
  const { databaseUrl } = readStartSettings(process.env);
  await assertDatabaseAnswers(databaseUrl);
  const applied = await migrate(databaseUrl);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
});
