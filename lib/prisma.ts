import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { createPool } from "@/lib/connection-pool";
import { readDatabaseUrl } from "@/lib/env";
import { ports } from "@/lib/ports";
import { createStatementNames } from "@/lib/statement-names";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** What a function takes that must run inside its caller's transaction. */
export type Tx = Prisma.TransactionClient;

// More than the shop has; some tens of kilobytes of a connection's memory each.
const MOST_PREPARED = 300;

/** A client of its own pool. Callers that are not the app (scripts, tests) disconnect it themselves. */
export function createPrisma(connectionString: string): PrismaClient {
  const adapter = ports.database(
    new PrismaPg(createPool(connectionString), {
      statementNameGenerator: createStatementNames(MOST_PREPARED),
      disposeExternalPool: true,
    }),
  );
  return new PrismaClient({ adapter, transactionOptions: { timeout: 10_000, maxWait: 5_000 } });
}

// Kept across hot reloads: each would otherwise open a pool and leave the old one behind.
const kept = globalThis as typeof globalThis & { tillPrisma?: PrismaClient };

/** The app's database client. Opened at the first use, so that importing it needs no settings. */
export function prisma(): PrismaClient {
  kept.tillPrisma ??= createPrisma(readDatabaseUrl());
  return kept.tillPrisma;
}
