import { readdir } from "node:fs/promises";
import path from "node:path";
import { prisma } from "@/lib/prisma";

async function namesOfMigrations(): Promise<string[]> {
  const folder = path.join(process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/**
 * The names of this version's migrations that the database has not seen. Throws when the database does
 * not answer.
 */
export async function pendingMigrations(): Promise<string[]> {
  const [table] = await prisma().$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`;
  const applied = table?.exists
    ? await prisma().$queryRaw<{ migration_name: string }[]>`
        SELECT migration_name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    : [];
  const known = new Set(applied.map((row) => row.migration_name));
  return (await namesOfMigrations()).filter((name) => !known.has(name)).sort();
}
