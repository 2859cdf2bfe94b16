import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const schema = z.object({ postgresPassword: z.string(), authSecret: z.string(), staffPassword: z.string() });

export type Secrets = z.infer<typeof schema>;

const SECRET_BYTES = 32;
const PASSWORD_BYTES = 12;

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Random, and short enough to be typed: it opens a shop on this machine only. */
function newPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString("base64url");
}

function fileIn(home: string): string {
  return path.join(home, "secrets.json");
}

/** The secrets of the demo in `home`, or null when none was ever started there. */
export async function keptSecrets(home: string): Promise<Secrets | null> {
  const kept = await readFile(fileIn(home), "utf8").catch(() => null);
  return kept === null ? null : schema.parse(JSON.parse(kept));
}

/** The secrets of the demo in `home`: made at the first start and kept beside its data. */
export async function readSecrets(home: string): Promise<Secrets> {
  const kept = await keptSecrets(home);
  if (kept) return kept;
  const made = { postgresPassword: newSecret(), authSecret: newSecret(), staffPassword: newPassword() };
  await mkdir(home, { recursive: true });
  await writeFile(fileIn(home), JSON.stringify(made), { mode: 0o600 });
  return made;
}
