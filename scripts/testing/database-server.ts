import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/database/migrate";
import { Lifetime } from "@/scripts/stack/lifetime";
import { databaseUrl, withClient } from "@/scripts/stack/postgres/connect";
import { startPostgres } from "@/scripts/stack/postgres/start-postgres";
import { temporaryFolder } from "./temporary-folder";

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
