import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Lifetime } from "@/scripts/command/lifetime";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { databaseUrl, type Server, withClient } from "./connect";
import { databaseFolder } from "./data-folder";
import { isLivingPostgres, readPidFile } from "./pid-file";
import { findServerUser } from "./server-user";
import { type Postgres, removePostgres, startPostgres } from "./start-postgres";

let lifetime: Lifetime;
let home = "";
beforeEach(async () => {
  lifetime = new Lifetime();
  home = await temporaryFolder(lifetime);
});
afterEach(() => lifetime.stop());

async function start(): Promise<Postgres> {
  const postgres = await startPostgres(home, "secret");
  lifetime.onStop(() => postgres.stop());
  return postgres;
}

async function folder(): Promise<string> {
  return databaseFolder(home, await findServerUser());
}

async function write(server: Server, text: string): Promise<void> {
  await withClient(databaseUrl(server, "till_owner"), async (client) => {
    await client.query("CREATE TABLE IF NOT EXISTS note (text text)");
    await client.query("INSERT INTO note VALUES ($1)", [text]);
  });
}

async function notes(server: Server): Promise<string[]> {
  const { rows } = await withClient(databaseUrl(server, "till_owner"), (client) =>
    client.query<{ text: string }>("SELECT text FROM note ORDER BY text"),
  );
  return rows.map((row) => row.text);
}

test("a server that a killed command left behind is gone on with, and then stopped", async () => {
  const left = await start();
  await write(left, "a");
  const adopted = await start();
  expect(adopted).toMatchObject({ adopted: true, port: left.port });
  expect(await notes(adopted)).toEqual(["a"]);
  const pid = (await readPidFile(await folder()))?.pid ?? 0;
  expect(await isLivingPostgres(pid)).toBe(true);
  await adopted.stop();
  expect(await isLivingPostgres(pid)).toBe(false);
  expect(await readPidFile(await folder())).toBeNull();
});

test("a server that was killed itself is started anew with everything that was committed", async () => {
  const first = await start();
  await write(first, "a");
  process.kill((await readPidFile(await folder()))?.pid ?? 0, "SIGKILL");
  const second = await start();
  expect(second.adopted).toBe(false);
  await write(second, "b");
  expect(await notes(second)).toEqual(["a", "b"]);
});

test("a process id that another program has by now does not keep the database from starting", async () => {
  const first = await start();
  await write(first, "a");
  await first.stop();
  const pidFile = path.join(await folder(), "postmaster.pid");
  const lines = [process.pid, await folder(), 1, first.port, "", "127.0.0.1", "1 1", "ready"];
  await writeFile(pidFile, lines.join("\n"));
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await notes(second)).toEqual(["a"]);
  expect(await readFile(pidFile, "utf8")).not.toMatch(new RegExp(`^${process.pid}\\n`));
});

test("starting over stops the server that still runs, and begins empty", async () => {
  const first = await start();
  await write(first, "a");
  await removePostgres(home, "secret");
  const second = await start();
  expect(second.adopted).toBe(false);
  await expect(notes(second)).rejects.toThrow(`relation "note" does not exist`);
});
