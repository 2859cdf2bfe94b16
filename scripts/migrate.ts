import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { migrate } from "./postgres/migrate";
import { findDatabase } from "./stack/find-database";

const ONE_ROLE =
  "Warning: the shop will serve with the role that owns the tables, so a hole in it could rewrite orders and their history. Give it a role of its own: README, Put your shop on it.";

await runTask(async () => {
  loadEnvFiles(false);
  const { applied, serving } = await migrate(await findDatabase(process.env));
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  if (!serving) console.warn(ONE_ROLE);
  else
    console.log(
      serving.created
        ? `Made the role ${serving.role}, which may serve and nothing more.`
        : `The role ${serving.role} may serve, and nothing more.`,
    );
});
