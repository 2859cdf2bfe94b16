import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { dataFolder } from "@/scripts/command/repository";

const OWNER_ONLY = 0o600;

const demo = z.strictObject({
  settings: z.record(z.string(), z.string()),
  /** Its address as the role that owns the tables. */
  ownerUrl: z.string(),
  sandbox: z.strictObject({ url: z.string(), controlKey: z.string() }).nullable(),
});

/** A demo that runs in this clone, for commands that act in it. */
export type RunningDemo = z.infer<typeof demo>;

const fileIn = (home: string) => path.join(home, "running.json");

/** Notes how to reach the demo in `home`, for its owner only, for as long as it runs. */
export async function noteDemo(home: string, running: RunningDemo, lifetime: Lifetime): Promise<void> {
  const file = fileIn(home);
  lifetime.onStop(() => rm(file, { force: true }));
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(running), { mode: OWNER_ONLY });
}

/** The demo that runs in `home`, which its shop answers for. Throws an ExpectedFailure when there is none. */
export async function findDemo(home: string): Promise<RunningDemo> {
  const noted = await readFile(fileIn(home), "utf8").catch(() => null);
  const running = noted === null ? null : demo.parse(JSON.parse(noted));
  const answers =
    running && (await fetch(`${running.settings.APP_URL}/api/health`).catch(() => null)) !== null;
  if (!running || !answers)
    throw new ExpectedFailure("No demo is running here: start `npm run demo` in another terminal first.");
  return running;
}

/**
 * The settings of the demo that runs in this clone, for a command that was given no database; it says so then. Nothing
 * where there is one, or where no demo runs.
 */
export async function demoSettingsIfNone(
  source: Record<string, string | undefined>,
  home = dataFolder,
): Promise<Record<string, string>> {
  if (source.DATABASE_URL?.trim()) return {};
  const running = await findDemo(home).catch((error: unknown) => {
    if (error instanceof ExpectedFailure) return null;
    throw error;
  });
  if (!running) return {};
  console.log("On the demo that runs here (DATABASE_URL is not set).");
  return running.settings;
}
