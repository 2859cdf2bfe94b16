import pg from "pg";
import { passwordOf, type Role } from "./roles";

/** The name of the database that demo, dev and tests use. */
export const DATABASE = "till";

/** The addresses of one database: for the role that serves, and for the one that owns and migrates. */
export type DatabaseUrls = { serving: string; owner: string };

/** `password` is the superuser's; those of the other roles follow from it. */
export type Server = { port: number; password: string };

/** The address of one database on an embedded server, for one of its roles. */
export function databaseUrl(server: Server, role: Role, database: string = DATABASE): string {
  return `postgres://${role}:${passwordOf(role, server.password)}@127.0.0.1:${server.port}/${database}`;
}

/** Runs `use` on one connection and closes it. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that stops while the connection closes is not news.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export type Answer = "ready" | "starting" | "silent" | "locked" | "stranger";

/** Whether a server answered and did not let the role in: a wrong password, or a role that is not there. */
export function isRefusedSignIn(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "28P01" || error.code === "28000");
}

/**
 * Who answers on a port: our server with this data folder, one that is still starting, nobody, one that
 * does not take this password, or another.
 */
export async function askServer(server: Server, folder: string): Promise<Answer> {
  try {
    const answered = await withClient(databaseUrl(server, "postgres", "postgres"), (client) =>
      client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder"),
    );
    return answered.rows[0]?.folder === folder ? "ready" : "stranger";
  } catch (error) {
    if (isRefusedSignIn(error)) return "locked";
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "57P03") return "starting";
    return code === "ECONNREFUSED" ? "silent" : "stranger";
  }
}
