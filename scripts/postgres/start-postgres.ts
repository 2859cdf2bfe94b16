import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import getPort, { portNumbers } from "get-port";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { environmentFor } from "@/scripts/command/system-env";
import { type Binaries, findBinaries } from "./binaries";
import { askServer, DATABASE, databaseUrl, type Server, withClient } from "./connect";
import { databaseFolder, prepareDatabaseFolder } from "./data-folder";
import { disownPidFile, isLivingPostgres, type PidFile, readPidFile } from "./pid-file";
import { ensureRoles } from "./roles";
import { findServerUser, type ServerUser } from "./server-user";

const PATIENCE_MS = 20_000;
const POLL_MS = 100;

type Settings = Record<string, string>;

export type Postgres = Server & {
  /** Whether a server of an earlier run was still there and goes on being used. */
  adopted: boolean;
  /** Stops the server as PostgreSQL recommends for scripts: connections end, data is safe. */
  stop: () => Promise<void>;
};

async function until(condition: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await condition()) return true;
    await wait(POLL_MS);
  }
  return false;
}

async function stopByPid(pid: number): Promise<boolean> {
  if (await isLivingPostgres(pid)) process.kill(pid, "SIGINT");
  return until(async () => !(await isLivingPostgres(pid)), PATIENCE_MS);
}

/** The server that an earlier run left behind: kept when it answers, stopped when it does not. */
async function settleEarlierServer(
  folder: string,
  left: PidFile,
  password: string,
): Promise<Postgres | null> {
  const server = { port: left.port, password };
  let answer = await askServer(server, folder);
  if (answer === "starting") {
    await until(async () => {
      answer = await askServer(server, folder);
      return answer !== "starting";
    }, PATIENCE_MS);
  }
  if (answer === "ready") {
    return { ...server, adopted: true, stop: async () => void (await stopByPid(left.pid)) };
  }
  if ((await isLivingPostgres(left.pid)) && !(await stopByPid(left.pid))) {
    throw new ExpectedFailure(
      `A PostgreSQL of an earlier run (process ${left.pid}) neither answers nor stops: end it with \`kill -QUIT ${left.pid}\` and run the same command again.`,
    );
  }
  if (await readPidFile(folder)) await disownPidFile(folder);
  return null;
}

const FAST: Settings = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

function launch(
  folder: string,
  port: number,
  extra: Settings,
  binaries: Binaries,
  user: ServerUser,
): ChildProcess {
  const settings: Settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    ...extra,
  };
  return spawn(
    binaries.postgres,
    ["-D", folder, "-p", String(port), ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`])],
    // A group of its own: Ctrl-C goes to every process of the terminal's group, and the database must be
    // the last to stop.
    {
      ...user,
      cwd: "/",
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...environmentFor(process.env), LC_ALL: "C" },
    },
  );
}

async function startNew(
  folder: string,
  password: string,
  extra: Settings,
  binaries: Binaries,
  user: ServerUser,
): Promise<Postgres> {
  const server = { port: await getPort({ port: portNumbers(54_320, 54_420), host: "127.0.0.1" }), password };
  const child = launch(folder, server.port, extra, binaries, user);
  let printed = "";
  child.stderr?.on("data", (chunk) => {
    printed = (printed + chunk).slice(-4_000);
  });
  const exited = once(child, "exit");
  let running = true;
  void exited.then(() => {
    running = false;
  });
  let answer = await askServer(server, folder);
  await until(async () => {
    if (running) answer = await askServer(server, folder);
    return !running || answer === "ready" || answer === "locked";
  }, PATIENCE_MS);
  if (answer === "locked") {
    child.kill("SIGINT");
    await exited;
    throw new ExpectedFailure(
      `The database in ${folder} does not take the password kept beside it, or an earlier version of Till made it: start over with \`npm run demo -- --fresh\`, or keep it by moving that folder away.`,
    );
  }
  if (answer !== "ready") {
    child.kill("SIGQUIT");
    throw new Error(`PostgreSQL did not start.\n${printed}`);
  }
  return {
    ...server,
    adopted: false,
    stop: async () => {
      if (running) child.kill("SIGINT");
      await exited;
    },
  };
}

/**
 * Starts the embedded PostgreSQL on the data folder inside `home`, or goes on with the one that an earlier
 * run left there. Throws an ExpectedFailure with the mend when it cannot. A `throwaway` one is faster and
 * may lose everything when the machine stops.
 */
export async function startPostgres(
  home: string,
  password: string,
  { throwaway = false }: { throwaway?: boolean } = {},
): Promise<Postgres> {
  const user = await findServerUser();
  const folder = await databaseFolder(home, user);
  const left = await readPidFile(folder);
  const adopted = left && (await settleEarlierServer(folder, left, password));
  if (adopted) {
    await ensureDatabase(adopted);
    return adopted;
  }
  const binaries = await findBinaries(user);
  await prepareDatabaseFolder(folder, binaries, user, password, throwaway ? ["--no-sync"] : []);
  const postgres = await startNew(folder, password, throwaway ? FAST : {}, binaries, user);
  await ensureDatabase(postgres);
  return postgres;
}

/** The server that runs on the data folder inside `home` at this moment, whoever started it, or null. */
export async function findRunningPostgres(home: string, password: string): Promise<Server | null> {
  const folder = await databaseFolder(home, await findServerUser());
  const left = await readPidFile(folder);
  if (!left) return null;
  const server = { port: left.port, password };
  return (await askServer(server, folder)) === "ready" ? server : null;
}

/** The roles, and the database in the hands of the one that owns. */
async function ensureDatabase(server: Server): Promise<void> {
  await withClient(databaseUrl(server, "postgres", "postgres"), async (client) => {
    await ensureRoles(client, server.password);
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER till_owner`);
  });
}

/** Deletes the database inside `home`; a server that still runs on it is stopped first. */
export async function removePostgres(home: string, password: string): Promise<void> {
  const folder = await databaseFolder(home, await findServerUser());
  const left = await readPidFile(folder);
  const running = left && (await settleEarlierServer(folder, left, password));
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
}
