import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

const run = promisify(execFile);

/** Whom the server runs as. Undefined ids mean the current user. */
export type ServerUser = { uid?: number; gid?: number };

async function idsOf(user: string): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root, so root runs it as user `postgres`, which is created when missing. */
export async function findServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const existing = await idsOf("postgres");
  if (existing) return existing;
  try {
    await run("groupadd", ["--force", "postgres"]);
    await run("useradd", ["--gid", "postgres", "--no-create-home", "postgres"]);
  } catch (cause) {
    throw new ExpectedFailure(
      "PostgreSQL does not run as root and the user `postgres` could not be created: run the command as an ordinary user.",
      { cause },
    );
  }
  return (await idsOf("postgres")) ?? {};
}
