import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

// Above every operating system's largest process id, so never that of a living process.
const NOBODY = 2_147_483_647;

export type PidFile = { pid: number; port: number };

function fileIn(folder: string): string {
  return path.join(folder, "postmaster.pid");
}

/** What the last server on this data folder wrote about itself, if it did not end properly or still runs. */
export async function readPidFile(folder: string): Promise<PidFile | null> {
  const text = await readFile(fileIn(folder), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n");
  return pid && port ? { pid: Number(pid), port: Number(port) } : null;
}

/**
 * Whether a process id belongs to a PostgreSQL that is alive. The id of a server that was killed may be
 * that of a zombie, or of any program started since.
 */
export async function isLivingPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(stat) ?? [];
  return name === "postgres" && state !== "Z" && state !== "X";
}

/**
 * Lets a new server take over a data folder whose server is gone. Only the process id is replaced: the rest
 * of the file is how PostgreSQL finds out whether children of the old server still use its memory, and
 * deleting it would take that protection away.
 */
export async function disownPidFile(folder: string): Promise<void> {
  const [, ...rest] = (await readFile(fileIn(folder), "utf8")).split("\n");
  await writeFile(fileIn(folder), [NOBODY, ...rest].join("\n"));
}
