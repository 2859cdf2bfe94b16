import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, mkdir, readFile, realpath, rename, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { environmentFor } from "@/scripts/command/system-env";
import { type Binaries, othersMayEnter, SHARED_FOLDER } from "./binaries";
import type { ServerUser } from "./server-user";

const run = promisify(execFile);
const NEEDED_MEGABYTES = 300;
const MAJOR_VERSION = "18";

async function assertSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= NEEDED_MEGABYTES) return;
  throw new ExpectedFailure(
    `Only ${free} MB are free at ${folder}: free at least ${NEEDED_MEGABYTES} MB for the database and run the same command again.`,
  );
}

/**
 * Where the database of `home` lives: inside it, or below /var/lib when the clone lies in a private folder,
 * such as root's home, that user `postgres` cannot enter.
 */
export async function databaseFolder(home: string, user: ServerUser): Promise<string> {
  await mkdir(home, { recursive: true });
  const real = await realpath(home);
  if (user.uid === undefined || (await othersMayEnter(real))) return path.join(real, "postgres");
  const name = createHash("sha256").update(real).digest("hex").slice(0, 16);
  await mkdir(path.join(SHARED_FOLDER, name), { recursive: true, mode: 0o755 });
  return path.join(SHARED_FOLDER, name, "postgres");
}

/** The PostgreSQL version of a data folder, or null when there is none yet. */
async function versionOf(folder: string): Promise<string | null> {
  return readFile(path.join(folder, "PG_VERSION"), "utf8").then(
    (text) => text.trim(),
    () => null,
  );
}

async function initialise(
  folder: string,
  binaries: Binaries,
  user: ServerUser,
  password: string,
  flags: string[],
): Promise<void> {
  // Made beside and renamed at the end, so that a killed run leaves no half-made database behind.
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // Built into PostgreSQL, so the same on every operating system.
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        ...flags,
      ],
      { ...user, env: { ...environmentFor(process.env), LC_ALL: "C" }, cwd: "/" },
    );
    await rename(unfinished, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Sees to it that `folder` holds a database of this PostgreSQL, and makes one, with `flags` for
 * initdb, when it is missing.
 */
export async function prepareDatabaseFolder(
  folder: string,
  binaries: Binaries,
  user: ServerUser,
  password: string,
  flags: string[],
): Promise<void> {
  await assertSpace(path.dirname(folder));
  const version = await versionOf(folder);
  if (version === null) return initialise(folder, binaries, user, password, flags);
  if (version === MAJOR_VERSION) return;
  throw new ExpectedFailure(
    `The database in ${folder} was made by PostgreSQL ${version} and this is ${MAJOR_VERSION}: start over with \`npm run demo -- --fresh\`, or keep it by moving that folder away.`,
  );
}
