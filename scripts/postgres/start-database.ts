import pg from "pg";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { type DatabaseUrls, databaseUrl } from "./connect";
import { startPostgres } from "./start-postgres";

// Any number, as long as every command takes the same one.
const COMMAND_LOCK = 5_018_266;

/** A connection that holds the data folder for this process as long as it lives, or null when another has it. */
async function claim(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
    COMMAND_LOCK,
  ]);
  if (rows[0]?.mine) return client;
  await client.end();
  return null;
}

/**
 * Starts the embedded PostgreSQL in `home` for this command alone: two commands on one data folder would
 * each stop it under the other. Returns its addresses, and whether it was left running by a killed command.
 */
export async function startDatabase(
  home: string,
  password: string,
  lifetime: Lifetime,
): Promise<DatabaseUrls & { adopted: boolean }> {
  const postgres = await startPostgres(home, password);
  const [serving, owner] = [databaseUrl(postgres, "till_app"), databaseUrl(postgres, "till_owner")];
  const claimed = await claim(owner);
  if (!claimed) {
    throw new ExpectedFailure(
      `Another command of Till is using the data in ${home}: stop that one with Ctrl-C first.`,
    );
  }
  lifetime.onStop(() => postgres.stop());
  lifetime.onStop(() => claimed.end());
  return { serving, owner, adopted: postgres.adopted };
}
