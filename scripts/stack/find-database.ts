import { readDatabaseSettings } from "@/lib/env";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { dataFolder } from "@/scripts/command/repository";
import { assertDatabaseAnswers } from "@/scripts/postgres/assert-database-answers";
import { type DatabaseUrls, databaseUrl } from "@/scripts/postgres/connect";
import { findRunningPostgres } from "@/scripts/postgres/start-postgres";
import { keptSecrets } from "./secrets";

type Source = Record<string, string | undefined>;

/**
 * The addresses that DATABASE_URL and DATABASE_OWNER_URL name; with the first alone, its role does both.
 * Throws an ExpectedFailure when one is malformed or the owner's does not answer.
 */
export async function givenDatabase(source: Source): Promise<DatabaseUrls> {
  const settings = readDatabaseSettings(source);
  if (!settings.ok) throw new ExpectedFailure(`${settings.problems.join("; ")}.`);
  const { databaseUrl: serving, ownerUrl } = settings;
  const owner = ownerUrl ?? serving;
  await assertDatabaseAnswers(owner, ownerUrl ? "DATABASE_OWNER_URL" : "DATABASE_URL");
  return { serving, owner };
}

/**
 * The database that an operator's command is about: the one of DATABASE_URL, or without it the demo's while
 * that runs in this clone, which it says. Throws an ExpectedFailure when there is neither.
 */
export async function findDatabase(source: Source, home = dataFolder): Promise<DatabaseUrls> {
  if (source.DATABASE_URL?.trim()) return givenDatabase(source);
  const password = (await keptSecrets(home))?.postgresPassword;
  const demo = password === undefined ? null : await findRunningPostgres(home, password);
  if (!demo) {
    throw new ExpectedFailure(
      "DATABASE_URL is missing and no demo is running here: set it to the address of a PostgreSQL database, or start `npm run demo` for the demo's.",
    );
  }
  console.log("On the demo's database, which runs in .data (DATABASE_URL is not set).");
  return { serving: databaseUrl(demo, "till_app"), owner: databaseUrl(demo, "till_owner") };
}
