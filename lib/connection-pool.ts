import "server-only";
import pg from "pg";

const POOL_SIZE = 10;
// A stuck statement must not hold a connection, and with it a shopper, for longer than this.
const STATEMENT_TIMEOUT_MS = 5_000;
const LOCK_TIMEOUT_MS = 2_000;

/**
 * Connections to the database. One that breaks fails whatever was asked on it; that it broke is told to nobody else,
 * because between two statements nobody listens, and Node ends a process for an error that nobody hears.
 */
export function createPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    options: `-c statement_timeout=${STATEMENT_TIMEOUT_MS} -c lock_timeout=${LOCK_TIMEOUT_MS}`,
  });
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
