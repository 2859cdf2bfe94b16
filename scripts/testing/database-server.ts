import type { TestProject } from "vitest/node";
import { Lifetime } from "@/scripts/command/lifetime";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { databaseUrl, withClient } from "@/scripts/postgres/connect";
import { migrate } from "@/scripts/postgres/migrate";
import { startPostgres } from "@/scripts/postgres/start-postgres";

const TEMPLATE = "till_template";

/** Gives the database tests a PostgreSQL of their own, with one migrated database to copy for each file. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lifetime = new Lifetime();
  try {
    const home = await temporaryFolder(lifetime);
    const postgres = await startPostgres(home, "test", { throwaway: true });
    lifetime.onStop(() => postgres.stop());
    const url = databaseUrl(postgres);
    await withClient(url, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
    await migrate(databaseUrl(postgres, TEMPLATE));
    provide("databaseServerUrl", url);
    provide("databaseTemplate", TEMPLATE);
  } catch (error) {
    await lifetime.stop();
    throw error;
  }
  return () => lifetime.stop();
}
