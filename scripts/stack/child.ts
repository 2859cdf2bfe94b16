import { spawn } from "node:child_process";
import type { WriteStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository, typescript } from "@/scripts/command/repository";

const READY_MS = 90_000;
const STOP_MS = 12_000;
const KEPT_LINES = 20;
const OWNER_ONLY = 0o600;

export type ChildOptions = {
  /** For messages and for the name of the log file. */
  name: string;
  /** A TypeScript file of this repository, and its arguments. */
  program: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  /** The line on stdout that says the program is ready. */
  ready: RegExp;
  /** The folder for `<name>.log`, or "terminal" to print every line. */
  output: string | "terminal";
};

/** A new, empty log that only its owner can read. */
async function openLog(folder: string, name: string): Promise<WriteStream> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path.join(folder, `${name}.log`), "w", OWNER_ONLY);
  await file.chmod(OWNER_ONLY);
  return file.createWriteStream();
}

/**
 * Starts one of our programs as a process of its own and waits until it is ready: returns how its line
 * matched `ready`. It is stopped with `lifetime`, and when this process dies. Throws an ExpectedFailure with what the program said when it ends
 * before it is ready; when it ends later without being asked to, the whole command fails.
 */
export async function startChild(options: ChildOptions, lifetime: Lifetime): Promise<RegExpExecArray> {
  const { name, program, args = [], env, ready, output } = options;
  const loader = path.join(repository, "scripts/stack/exit-with-parent.ts");
  const child = spawn(
    process.execPath,
    ["--import", typescript, "--import", loader, path.join(repository, program), ...args],
    // A group of its own, so that Ctrl-C reaches only the command, which stops its parts in order.
    { cwd: repository, env, detached: true, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  const file = output === "terminal" ? null : await openLog(output, name);
  const lines: string[] = [];
  let stopping = false;
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));

  const isReady = new Promise<RegExpExecArray>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        if (file) file.write(`${line}\n`);
        else console.log(`${name.padEnd(8)}| ${line}`);
        const match = ready.exec(line);
        if (match) resolve(match);
      });
    }
  });

  lifetime.onStop(async () => {
    stopping = true;
    child.kill("SIGTERM");
    const stopped = await Promise.race([exited.then(() => true), wait(STOP_MS, false, { ref: false })]);
    if (!stopped) child.kill("SIGKILL");
    await exited;
    file?.end();
  });

  const outcome = await Promise.race([
    isReady,
    exited.then(() => "ended" as const),
    wait(READY_MS, "late" as const, { ref: false }),
  ]);
  if (outcome === "ended") {
    throw new ExpectedFailure(lines.length > 0 ? lines.join("\n") : `The ${name} ended without a word.`);
  }
  if (outcome === "late") throw new Error(`The ${name} was not ready within ${READY_MS / 1000} seconds.`);
  void exited.then(() => {
    if (stopping) return;
    throw new ExpectedFailure(`The ${name} stopped by itself. Its last words:\n${lines.join("\n")}`);
  });
  return outcome;
}
