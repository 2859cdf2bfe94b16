import path from "node:path";
import type { TestProject } from "vitest/node";
import { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { databaseUrl, type Server, withClient } from "@/scripts/postgres/connect";
import { migrate } from "@/scripts/postgres/migrate";
import type { Role } from "@/scripts/postgres/roles";
import { startChild } from "@/scripts/stack/child";

const TEMPLATE = "till_template";

async function startThrowawayPostgres(lifetime: Lifetime): Promise<Server> {
  const password = "test";
  const ready = await startChild(
    {
      name: "database",
      program: "scripts/testing/throwaway-postgres.ts",
      args: [password],
      env: process.env,
      output: path.join(repository, "test-results/logs"),
      ready: /^PostgreSQL ready on port (\d+)/,
    },
    lifetime,
  );
  return { port: Number(ready[1]), password };
}

/**
 * Gives the database tests a PostgreSQL of their own, with the roles of a real one and one migrated database
 * to copy for each file.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lifetime = new Lifetime();
  try {
    const postgres = await startThrowawayPostgres(lifetime);
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
