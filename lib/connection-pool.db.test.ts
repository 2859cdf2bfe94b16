import type { Pool } from "pg";
import { expect, inject, onTestFinished, test, vi } from "vitest";
import { createPool } from "./connection-pool";
import { ports } from "./ports";
import { createPrisma } from "./prisma";

/** Lets the server end a connection while whoever holds it asks nothing on it. */
async function breakWhileHeld(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const broken = vi.fn();
  client.on("end", broken);
  await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await vi.waitFor(() => expect(broken).toHaveBeenCalled());
  client.release(true);
}

test("a connection that the server ends while its holder asks nothing ends no process, and the next one works", async () => {
  const pool = createPool(inject("databaseUrls").superuser);
  try {
    await breakWhileHeld(pool);
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
  }
});

test("neither does one of a client that was disconnected once and is used again", async () => {
  const { database } = ports;
  onTestFinished(() => {
    ports.database = database;
  });
  const pools: Pool[] = [];
  ports.database = (factory) => ({
    ...factory,
    async connect() {
      const adapter = await factory.connect();
      // What Prisma's adapter for PostgreSQL is made of; its type is that of all adapters.
      pools.push((adapter as unknown as { underlyingDriver: () => Pool }).underlyingDriver());
      return adapter;
    },
  });
  const client = createPrisma(inject("databaseUrls").superuser);
  try {
    await client.$queryRaw`SELECT 1`;
    await client.$disconnect();
    await client.$queryRaw`SELECT 1`;
    expect(pools).toHaveLength(2);
    await breakWhileHeld(pools[1] as Pool);
    expect(await client.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  } finally {
    await client.$disconnect();
  }
});
