import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Lifetime } from "./lifetime";

const OTHERS_MAY_ENTER = 0o755;

/** A folder for one run, deleted at its end. Others may enter: as root, PostgreSQL is another user. */
export async function temporaryFolder(lifetime: Lifetime): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "till-"));
  lifetime.onStop(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, OTHERS_MAY_ENTER);
  return folder;
}
