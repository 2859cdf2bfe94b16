import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Lifetime } from "./lifetime";
import { repository } from "./repository";
import { temporaryFolder } from "./temporary-folder";

const lifetime = new Lifetime();
afterAll(() => lifetime.stop());

/** A service that takes a moment to stop, as one with requests in hand does. */
const SERVICE = `
import { setTimeout as wait } from "node:timers/promises";
import { runService } from "${repository}/scripts/command/run-command";
await runService(async (lifetime) => {
  const alive = setInterval(() => undefined, 1_000);
  lifetime.onStop(async () => {
    await wait(200);
    clearInterval(alive);
    console.log("stopped gracefully");
  });
  console.log("ready");
});
`;

const SERVICES = ["start", "worker", "demo", "dev"] as const;
type Service = (typeof SERVICES)[number];

/** A package whose script is ours, word for word, but for the program and where its files are. */
async function packageWith(name: Service): Promise<{ folder: string; line: string }> {
  const folder = await temporaryFolder(lifetime);
  const { scripts } = JSON.parse(await readFile(path.join(repository, "package.json"), "utf8"));
  const program = path.join(folder, "service.ts");
  const line = String(scripts[name])
    .replace("./scripts/command/", `${repository}/scripts/command/`)
    .replace(`scripts/${name}.ts`, program);
  expect(line).toContain(program);
  await writeFile(program, SERVICE);
  await writeFile(
    path.join(folder, "package.json"),
    JSON.stringify({ type: "module", scripts: { [name]: line } }),
  );
  return { folder, line };
}

/** Starts a program and sends SIGTERM to it alone when the service is ready: the service must hear of it. */
async function expectGracefulStop(program: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "inherit"], detached: true });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  const exited = once(child, "exit");
  lifetime.onStop(() => endGroup(child.pid));
  await expect.poll(() => printed).toContain("ready");
  child.kill("SIGTERM");
  await exited;
  await expect.poll(() => printed, { timeout: 10_000 }).toContain("stopped gracefully");
}

/** Ends what a failed test left running. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended, as it does when the test passes.
  }
}

describe.each(SERVICES)("npm run %s", (name) => {
  test("stops gracefully when its shell is told to", async () => {
    const { folder, line } = await packageWith(name);
    await expectGracefulStop("sh", ["-c", line], folder);
  });

  test("stops gracefully when npm is told to", async () => {
    const { folder } = await packageWith(name);
    await expectGracefulStop("npm", ["run", name], folder);
  });
});
