import { type DatabaseUrls, databaseUrl, type Server, withClient } from "./connect";
import { migrate } from "./migrate";

const TEMPLATE = "till_template";

/** The addresses of one database for each role that is at work in it. */
export type RoleUrls = DatabaseUrls & { superuser: string };

function urlsOf(server: Server, database: string): RoleUrls {
  return {
    superuser: databaseUrl(server, "postgres", database),
    owner: databaseUrl(server, "till_owner", database),
    serving: databaseUrl(server, "till_app", database),
  };
}

function onServer(server: Server, statement: string): Promise<unknown> {
  return withClient(databaseUrl(server, "postgres"), (client) => client.query(statement));
}

/** Makes a database with every migration applied and nothing in it, to be copied. */
export async function createTemplate(server: Server): Promise<RoleUrls> {
  await onServer(server, `CREATE DATABASE ${TEMPLATE} OWNER till_owner`);
  const urls = urlsOf(server, TEMPLATE);
  await migrate(urls);
  // Whoever is connected to it would keep it from being copied.
  await onServer(server, `ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  return urls;
}

/** Copies the template, also while others do. */
export async function copyTemplate(server: Server, database: string): Promise<RoleUrls> {
  await onServer(server, `CREATE DATABASE ${database} TEMPLATE ${TEMPLATE} OWNER till_owner`);
  return urlsOf(server, database);
}

export async function dropDatabase(server: Server, database: string): Promise<void> {
  await onServer(server, `DROP DATABASE ${database} WITH (FORCE)`);
}
