import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ExpectedFailure } from "./command/expected-failure";
import { repository } from "./command/repository";
import { runTask } from "./command/run-command";
import { temporaryFolder } from "./command/temporary-folder";
import { databaseUrl } from "./postgres/connect";
import { migrationsFolder, readSchema } from "./postgres/migration-files";
import { schemaChanges } from "./postgres/schema-changes";
import { startPostgres } from "./postgres/start-postgres";

const TIMESTAMP_DIGITS = 14;

async function committedSchema(): Promise<string> {
  try {
    const args = ["show", "HEAD:prisma/schema.prisma"];
    return (await promisify(execFile)("git", args, { cwd: repository })).stdout;
  } catch (cause) {
    throw new ExpectedFailure(
      "The last committed schema.prisma cannot be read: commit the schema that the migrations stand for, then change it.",
      { cause },
    );
  }
}

// Writes the migration for what changed in schema.prisma since the last commit:
// `npm run migration -- add_gift_cards`.
await runTask(async (lifetime) => {
  const name = process.argv[2];
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new ExpectedFailure("Name the migration in lower case: `npm run migration -- add_gift_cards`.");
  }
  const before = await committedSchema();
  const postgres = await startPostgres(await temporaryFolder(lifetime), "migration", { throwaway: true });
  lifetime.onStop(() => postgres.stop());
  const sql = await schemaChanges(databaseUrl(postgres, "till_owner"), before, await readSchema());
  if (!sql) throw new ExpectedFailure("schema.prisma is as it was committed: there is nothing to migrate.");
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, TIMESTAMP_DIGITS);
  const folder = path.join(migrationsFolder, `${time}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql);
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql: read it before you commit it.`);
});
