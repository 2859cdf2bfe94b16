import { describe, expect, inject, test } from "vitest";
import { type DatabaseUrls, withClient } from "./connect";
import { migrate } from "./migrate";
import { readSchema } from "./migration-files";
import { schemaChanges } from "./schema-changes";
import { readServingRights } from "./serving-rights";

/** An empty database on the test run's server, removed afterwards. */
async function withDatabase(name: string, use: (urls: DatabaseUrls) => Promise<void>): Promise<void> {
  const { superuser, owner, serving } = inject("databaseUrls");
  const here = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  await withClient(superuser, (client) => client.query(`CREATE DATABASE ${name} OWNER till_owner`));
  try {
    await use({ owner: here(owner), serving: here(serving) });
  } finally {
    await withClient(superuser, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

test("migrating again finds nothing to do", async () => {
  await withDatabase("migrate_twice", async (urls) => {
    expect((await migrate(urls)).applied.length).toBeGreaterThan(0);
    expect((await migrate(urls)).applied).toEqual([]);
  });
});

test("two machines migrating at once apply each migration once", async () => {
  await withDatabase("migrate_together", async (urls) => {
    const [first, second] = await Promise.all([migrate(urls), migrate(urls)]);
    expect([first.applied.length, second.applied.length].filter((count) => count > 0)).toHaveLength(1);
  });
});

test("a table that is busy is not waited for longer than its shop can stand, and the next run does what is left", async () => {
  await withDatabase("busy_table", async (urls) => {
    await migrate(urls);
    const name = "20261125120000_mail_tries";
    await withClient(urls.owner, async (client) => {
      await client.query(`
        ALTER TABLE mail DROP COLUMN attempts, DROP COLUMN last_error, DROP COLUMN resend_asked_at;
        DELETE FROM _prisma_migrations WHERE migration_name = '${name}'`);
      await client.query("BEGIN; LOCK TABLE mail IN ACCESS SHARE MODE");
      await expect(migrate(urls)).rejects.toMatchObject({
        name: "ExpectedFailure",
        message: expect.stringMatching(
          `too busy for ${name}: .* nothing of it is done. Run the same command again`,
        ),
      });
      await client.query("ROLLBACK");
    });
    expect((await migrate(urls)).applied).toEqual([name]);
  });
});

/** The same database for another role; `password` may be anything where the server does not ask for it. */
function as(role: string, password: string, address: string): string {
  return Object.assign(new URL(address), { username: role, password }).href;
}

/** Runs statements as the superuser of the test run's server. */
async function administer(...statements: string[]): Promise<void> {
  await withClient(inject("databaseUrls").superuser, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

describe("the role that serves", () => {
  test("is made with the password of DATABASE_URL when the owner may, whatever its name, and may serve", async () => {
    await withDatabase("makes_a_role", async ({ owner }) => {
      await administer("ALTER ROLE till_owner CREATEROLE");
      try {
        const serving = as(encodeURIComponent("Shop's role"), encodeURIComponent("it's p@ss"), owner);
        expect((await migrate({ owner, serving })).serving).toEqual({ role: "Shop's role", created: true });
        expect((await migrate({ owner, serving })).serving).toEqual({ role: "Shop's role", created: false });
        const { rows } = await withClient(serving, async (client) => {
          await client.query("SELECT graphile_worker.add_job('send_mail')");
          return client.query("SELECT task_identifier FROM graphile_worker.jobs");
        });
        expect(rows).toEqual([{ task_identifier: "send_mail" }]);
      } finally {
        await administer("ALTER ROLE till_owner NOCREATEROLE");
      }
    });
  });

  test("is asked for in one sentence when the owner may not make it, without its password", async () => {
    await withDatabase("cannot_make_a_role", async ({ owner }) => {
      const failure = await migrate({ owner, serving: as("nobody", "s3cret", owner) }).catch(
        (error) => error,
      );
      expect(failure).toMatchObject({
        name: "ExpectedFailure",
        message: expect.stringMatching(/role nobody .* may not make it: .*CREATE ROLE "nobody" LOGIN/),
      });
      expect(failure.message).not.toContain("s3cret");
    });
  });

  test("whose password is wrong is not made again", async () => {
    await withDatabase("wrong_password", async ({ owner, serving }) => {
      await expect(migrate({ owner, serving: as("till_app", "wrong", serving) })).rejects.toMatchObject({
        name: "ExpectedFailure",
        message: expect.stringContaining("correct its password in DATABASE_URL"),
      });
    });
  });

  test("loses at the next migration what somebody gave it besides", async () => {
    await withDatabase("loses_rights", async (urls) => {
      await migrate(urls);
      await withClient(urls.owner, (client) =>
        client.query(
          `GRANT ALL ON order_event TO till_app; GRANT UPDATE (total_amount) ON "order" TO till_app`,
        ),
      );
      expect((await readServingRights(urls.serving)).excess).toEqual(["delete an order's history"]);
      await migrate(urls);
      expect(await readServingRights(urls.serving)).toEqual({ role: "till_app", maySell: true, excess: [] });
      await expect(
        withClient(urls.serving, (client) => client.query(`UPDATE "order" SET total_amount = 1`)),
      ).rejects.toThrow("permission denied");
    });
  });

  test("may be the owner, who then may too much", async () => {
    await withDatabase("one_role", async ({ owner }) => {
      expect((await migrate({ owner, serving: owner })).serving).toBeNull();
      expect((await readServingRights(owner)).excess).toContain("change the tables");
    });
  });

  test("that has no rights yet is seen before it serves", async () => {
    await withDatabase("no_rights", async ({ owner, serving }) => {
      await migrate({ owner, serving: owner });
      expect((await readServingRights(serving)).maySell).toBe(false);
    });
  });
});

test("two addresses that name two databases are refused", async () => {
  await withDatabase("two_databases", async ({ owner }) => {
    await withDatabase("another_database", async ({ serving }) => {
      await expect(migrate({ owner, serving })).rejects.toMatchObject({
        name: "ExpectedFailure",
        message: expect.stringContaining("two databases"),
      });
    });
  });
});

test("the role that only serves is told to leave migrating to the owner", async () => {
  await withDatabase("not_the_owner", async (urls) => {
    await migrate(urls);
    await expect(migrate({ owner: urls.serving, serving: urls.serving })).rejects.toMatchObject({
      name: "ExpectedFailure",
      message: expect.stringContaining("set DATABASE_OWNER_URL"),
    });
  });
});

/** Every column as the database describes it, of all tables that are ours and in schema.prisma. */
async function columns(url: string): Promise<unknown[]> {
  const { rows } = await withClient(url, (client) =>
    client.query(`
      SELECT table_name, column_name, udt_name, character_maximum_length, datetime_precision, is_nullable, column_default
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
        AND table_name IN (SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE')
      ORDER BY table_name, column_name`),
  );
  return rows;
}

test("the migrations and schema.prisma describe the same tables", async () => {
  await withDatabase("by_migrations", async (urls) => {
    await migrate(urls);
    const migrated = urls.owner;
    await withDatabase("by_schema", async ({ owner: described }) => {
      const sql = await schemaChanges(described, null, await readSchema());
      await withClient(described, (client) => client.query(sql));
      expect(await columns(migrated)).toEqual(await columns(described));
      expect(await columns(migrated)).not.toEqual([]);
    });
  });
});

test("a new column in schema.prisma becomes a migration, and no change becomes none", async () => {
  const before = await readSchema();
  const after = before.replace("model Cart {", "model Cart {\n  note String?");
  await withDatabase("schema_changes", async ({ owner }) => {
    expect(await schemaChanges(owner, before, after)).toContain(`ALTER TABLE "cart" ADD COLUMN`);
    expect(await schemaChanges(owner, before, before)).toBe("");
  });
});
