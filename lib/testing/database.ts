import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createPrisma, prisma } from "@/lib/prisma";
import type { PrismaClient } from "@/prisma/generated/client";
import { WEBHOOK_SECRET } from "./signature";

declare module "vitest" {
  interface ProvidedContext {
    /**
     * Addresses of the test run's PostgreSQL: of its superuser, and, for the roles that own and that serve, of
     * a database with every migration applied, which is copied for each test file.
     */
    databaseUrls: { superuser: string; owner: string; serving: string };
  }
}

let opened: { url: string; client: PrismaClient } | undefined;

function ofThisFile() {
  if (!opened) throw new Error("the owner's side is for test files that call setUpDatabase()");
  return opened;
}

/** The address of the file's database for the role that owns it. */
export function ownerUrl(): string {
  return ofThisFile().url;
}

/**
 * The file's database in the hands of the role that owns it, for what only an operator or a broken shop
 * would do: filling the shelves, changing prices, taking rows away. `prisma()` is the role that serves.
 */
export function owner(): PrismaClient {
  return ofThisFile().client;
}

/** Makes `owner()` work for a program that is no test file and whose database is there already. */
export function openOwner(url: string): void {
  opened = { url, client: createPrisma(url) };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("databaseUrls").superuser });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
}

/**
 * Gives the calling test file a database of its own, with every migration applied and nothing in it, and
 * points the app's settings at it. It is removed after the file's last test. `moreSettings` start what
 * the file needs besides and name it in settings.
 */
export function setUpDatabase(moreSettings: () => Promise<Record<string, string>> = async () => ({})): void {
  const name = `test_${randomUUID().replaceAll("-", "")}`;

  beforeAll(async () => {
    const urls = inject("databaseUrls");
    const template = new URL(urls.owner).pathname.slice(1);
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER till_owner`);
    const url = withDatabase(urls.owner, name);
    opened = { url, client: createPrisma(url) };
    Object.assign(process.env, {
      DATABASE_URL: withDatabase(urls.serving, name),
      STRIPE_SECRET_KEY: "sk_test_till",
      NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      APP_URL: "http://localhost:3000",
      AUTH_SECRET: "a secret of thirty-two characters",
      ...(await moreSettings()),
    });
  });

  afterAll(async () => {
    await prisma().$disconnect();
    await opened?.client.$disconnect();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  });
}
