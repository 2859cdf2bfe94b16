import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { createPool } from "@/lib/connection-pool";
import { readDatabaseUrl } from "@/lib/env";
import { ports } from "@/lib/ports";
import { createStatementNames } from "@/lib/statement-names";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** What a function takes that must run inside its caller's transaction. */
export type Tx = Prisma.TransactionClient;

// More than the shop has; some tens of kilobytes of a connection's memory each.
const MOST_PREPARED = 300;

/** Opens a pool at each connect: Prisma's own factory forgets ours once it was disconnected, and makes a plain one. */
function poolsOf(connectionString: string): SqlDriverAdapterFactory {
  const options = {
    statementNameGenerator: createStatementNames(MOST_PREPARED),
    disposeExternalPool: true,
  };
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => new PrismaPg(createPool(connectionString), options).connect(),
  };
}

/** A client of its own pool. Callers that are not the app (scripts, tests) disconnect it themselves. */
export function createPrisma(connectionString: string): PrismaClient {
  const adapter = ports.database(poolsOf(connectionString));
  return new PrismaClient({ adapter, transactionOptions: { timeout: 10_000, maxWait: 5_000 } });
}

// Kept across hot reloads: each would otherwise open a pool and leave the old one behind.
const kept = globalThis as typeof globalThis & { tillPrisma?: PrismaClient };

/** The app's database client. Opened at the first use, so that importing it needs no settings. */
export function prisma(): PrismaClient {
  kept.tillPrisma ??= createPrisma(readDatabaseUrl());
  return kept.tillPrisma;
}
