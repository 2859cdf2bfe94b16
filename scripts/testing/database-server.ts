import path from "node:path";
import type { TestProject } from "vitest/node";
import { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import type { Server } from "@/scripts/postgres/connect";
import { createTemplate } from "@/scripts/postgres/template-database";
import { startChild } from "@/scripts/stack/child";

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
    provide("databaseUrls", await createTemplate(postgres));
  } catch (error) {
    await lifetime.stop();
    throw error;
  }
  return () => lifetime.stop();
}
