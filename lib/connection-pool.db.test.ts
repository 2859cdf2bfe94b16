import { expect, inject, test, vi } from "vitest";
import { createPool } from "./connection-pool";

test("a connection that the server ends while its holder asks nothing ends no process, and the next one works", async () => {
  const pool = createPool(inject("databaseUrls").superuser);
  try {
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const broken = vi.fn();
    client.on("end", broken);
    await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await vi.waitFor(() => expect(broken).toHaveBeenCalled());
    client.release(true);
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
  }
});
