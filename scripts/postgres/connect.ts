import pg from "pg";

/** The name of the role and of the database that demo, dev and tests use. */
export const ROLE = "till";

export type Server = { port: number; password: string };

/** The address of one database on an embedded server. */
export function databaseUrl(server: Server, database: string = ROLE): string {
  return `postgres://${ROLE}:${server.password}@127.0.0.1:${server.port}/${database}`;
}

/** Runs `use` on one connection and closes it. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that stops while the connection closes is not news.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export type Answer = "ready" | "starting" | "silent" | "stranger";

/** Who answers on a port: our server with this data folder, one that is still starting, nobody, or another. */
export async function askServer(server: Server, folder: string): Promise<Answer> {
  try {
    const answered = await withClient(databaseUrl(server, "postgres"), (client) =>
      client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder"),
    );
    return answered.rows[0]?.folder === folder ? "ready" : "stranger";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "57P03") return "starting";
    return code === "ECONNREFUSED" ? "silent" : "stranger";
  }
}
