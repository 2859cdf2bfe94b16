import path from "node:path";
import type { TestProject } from "vitest/node";
import { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { databaseUrl, type Server } from "@/scripts/postgres/connect";
import { createTemplate } from "@/scripts/postgres/template-database";
import { startChild } from "@/scripts/stack/child";
import { own, runTool } from "./run-tool";

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

/** Builds the sandbox once: from source each start of it, one for every other file, costs three times as much. */
async function buildSandbox(lifetime: Lifetime): Promise<string> {
  const folder = path.join(repository, "test-results/sandbox-program");
  const { code, printed } = await runTool(own("sandbox/scripts/build.ts", folder), lifetime);
  if (code !== 0) throw new Error(`the sandbox could not be built:\n${printed}`);
  return path.join(folder, "main.js");
}

/**
 * Gives the database tests a PostgreSQL of their own, with the roles of a real one and one migrated database
 * to copy for each file, and a sandbox that is ready to start.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const lifetime = new Lifetime();
  try {
    const [postgres, sandbox] = await Promise.all([startThrowawayPostgres(lifetime), buildSandbox(lifetime)]);
    process.env.TEST_SANDBOX = sandbox;
    const { owner, serving } = await createTemplate(postgres);
    // Not in the template: whoever is connected to it keeps it from being copied.
    provide("databaseUrls", { superuser: databaseUrl(postgres, "postgres"), owner, serving });
  } catch (error) {
    await lifetime.stop();
    throw error;
  }
  return () => lifetime.stop();
}
