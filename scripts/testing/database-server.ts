import type { TestProject } from "vitest/node";
import { Lifetime } from "@/scripts/command/lifetime";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { databaseUrl, withClient } from "@/scripts/postgres/connect";
import { migrate } from "@/scripts/postgres/migrate";
import type { Role } from "@/scripts/postgres/roles";
import { startPostgres } from "@/scripts/postgres/start-postgres";

const TEMPLATE = "till_template";

/**
 * Gives the database tests a PostgreSQL of their own, with the roles of a real one and one migrated database
 * to copy for each file.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lifetime = new Lifetime();
  try {
    const home = await temporaryFolder(lifetime);
    const postgres = await startPostgres(home, "test", { throwaway: true });
    lifetime.onStop(() => postgres.stop());
    const template = (role: Role) => databaseUrl(postgres, role, TEMPLATE);
    await withClient(databaseUrl(postgres, "postgres"), (client) =>
      client.query(`CREATE DATABASE ${TEMPLATE} OWNER till_owner`),
    );
    await migrate({ owner: template("till_owner"), serving: template("till_app") });
    provide("databaseUrls", {
      superuser: databaseUrl(postgres, "postgres"),
      owner: template("till_owner"),
      serving: template("till_app"),
    });
  } catch (error) {
    await lifetime.stop();
    throw error;
  }
  return () => lifetime.stop();
}
