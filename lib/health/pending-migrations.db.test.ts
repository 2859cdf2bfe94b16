import { expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { pendingMigrations } from "./pending-migrations";

setUpDatabase();

test("a migrated database lacks nothing, and what is missing is named", async () => {
  expect(await pendingMigrations()).toEqual([]);
  const [last] = await owner().$queryRaw<{ migration_name: string }[]>`
    DELETE FROM _prisma_migrations
    WHERE id = (SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1)
    RETURNING migration_name`;
  expect(await pendingMigrations()).toEqual([last?.migration_name]);
});

test("a migration that failed half way is still missing", async () => {
  await owner().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
  expect((await pendingMigrations()).length).toBeGreaterThan(0);
});

test("a database without any migration lacks all of them", async () => {
  await owner().$executeRaw`DROP TABLE _prisma_migrations`;
  expect((await pendingMigrations()).length).toBeGreaterThan(0);
});
