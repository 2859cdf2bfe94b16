import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { repository } from "@/scripts/command/repository";
import { type Answer, askServer } from "@/scripts/postgres/connect";
import { readPidFile } from "@/scripts/postgres/pid-file";

const PATIENCE = { timeout: 60_000, interval: 100 };

// The run keeps all of its folders in here.
let temporary = "";
beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), "till-ended-"));
  await chmod(temporary, 0o755);
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

const homes = async () => (await readdir(temporary)).filter((name) => name.startsWith("till-"));

/** How to ask the run's PostgreSQL whether it is there, once it is. */
async function findServer(): Promise<() => Promise<Answer>> {
  return await vi.waitFor(async () => {
    const [home = "none yet"] = await homes();
    const folder = path.join(temporary, home, "postgres");
    const server = { port: (await readPidFile(folder))?.port ?? 0, password: "test" };
    expect(await askServer(server, folder)).toBe("ready");
    return () => askServer(server, folder);
  }, PATIENCE);
}

test.each(["SIGTERM", "SIGINT", "SIGKILL"] as const)(
  "a run of the database tests that is ended by %s leaves no server and no folder behind",
  async (signal) => {
    const vitest = path.join(repository, "node_modules/vitest/vitest.mjs");
    const run = spawn(
      process.execPath,
      [vitest, "run", "--project=db", "scripts/postgres/migrate.db.test.ts"],
      {
        cwd: repository,
        env: { ...process.env, TMPDIR: temporary },
        stdio: "ignore",
      },
    );
    const exited = once(run, "exit");
    onTestFinished(() => void run.kill("SIGKILL"));
    const ask = await findServer();
    run.kill(signal);
    await exited;
    await vi.waitFor(async () => {
      expect(await ask()).toBe("silent");
      expect(await homes()).toEqual([]);
    }, PATIENCE);
  },
);
