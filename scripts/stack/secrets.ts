import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const keptSchema = z.record(z.string(), z.string());
const OWNER_ONLY = 0o600;

function random(bytes: number, encoding: "base64url" | "hex" = "base64url"): string {
  return randomBytes(bytes).toString(encoding);
}

/** All are random, so that no web page and no other clone knows them. */
function newSecrets() {
  return {
    postgresPassword: random(32),
    authSecret: random(32),
    /** Short enough to be typed: it opens a shop on this machine only. */
    staffPassword: random(12),
    /** What follows the prefix in the sandbox's keys: `sk_test_…` and `pk_test_…` of one account share it. */
    stripeAccount: `till_${random(16, "hex")}`,
    /** A shop with keys of Stripe's own refuses this prefix. */
    webhookSecret: `whsec_till_sandbox_${random(24, "hex")}`,
  };
}

export type Secrets = ReturnType<typeof newSecrets>;

function fileIn(home: string): string {
  return path.join(home, "secrets.json");
}

/** The secrets of the demo in `home`, or null when none was ever started there. One of an older release lacks some. */
export async function keptSecrets(home: string): Promise<Partial<Secrets> | null> {
  const kept = await readFile(fileIn(home), "utf8").catch(() => null);
  return kept === null ? null : keptSchema.parse(JSON.parse(kept));
}

/**
 * The secrets of the demo in `home`: made at the first start and kept beside its data, for their owner only. A
 * folder of an older release gets what it lacks.
 */
export async function readSecrets(home: string): Promise<Secrets> {
  const secrets = { ...newSecrets(), ...(await keptSecrets(home)) };
  const file = fileIn(home);
  await mkdir(home, { recursive: true });
  await writeFile(file, JSON.stringify(secrets), { mode: OWNER_ONLY });
  await chmod(file, OWNER_ONLY);
  return secrets;
}
