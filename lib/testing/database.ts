import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { prisma } from "@/lib/prisma";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the test run's PostgreSQL, connected to a database that is not the template. */
    databaseServerUrl: string;
    /** A database with every migration applied, copied for each test file. */
    databaseTemplate: string;
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseServerUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Gives the calling test file a database of its own, with every migration applied and nothing in it, and
 * points the app's settings at it. It is removed after the file's last test. `moreSettings` start what
 * the file needs besides and name it in settings.
 */
export function setUpDatabase(moreSettings: () => Promise<Record<string, string>> = async () => ({})): void {
  const name = `test_${randomUUID().replaceAll("-", "")}`;

  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject("databaseTemplate")}`);
    const url = new URL(inject("databaseServerUrl"));
    url.pathname = `/${name}`;
    Object.assign(process.env, {
      DATABASE_URL: url.href,
      STRIPE_SECRET_KEY: "sk_test_till",
      NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
      STRIPE_WEBHOOK_SECRET: "whsec_till",
      APP_URL: "http://localhost:3000",
      AUTH_SECRET: "a secret of thirty-two characters",
      ...(await moreSettings()),
    });
  });

  afterAll(async () => {
    await prisma().$disconnect();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}
