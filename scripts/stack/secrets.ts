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

/** The secrets of the demo in `home`: made at the first start and kept beside its data. */
export async function readSecrets(home: string): Promise<Secrets> {
  const file = path.join(home, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return schema.parse(JSON.parse(kept));
  const made = { postgresPassword: newSecret(), authSecret: newSecret(), staffPassword: newPassword() };
  await mkdir(home, { recursive: true });
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
