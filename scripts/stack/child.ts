import { type ChildProcess, spawn } from "node:child_process";
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

/** One of our programs as a process of its own. */
export type Program = {
  child: ChildProcess;
  /** Settles when it has ended and all that it said was read. */
  exited: Promise<void>;
  /** What it said last, at most twenty lines. */
  lines: readonly string[];
  /**
   * Waits until it is ready: how its line matched `ready`. Throws an ExpectedFailure with what it said when it ends
   * before that.
   */
  isReady: () => Promise<RegExpExecArray>;
  /** Tells it to end, and makes it when it takes too long. */
  stop: () => Promise<void>;
};

/** Starts one of our programs. It ends when this process dies, and is the caller's to stop otherwise. */
export async function spawnProgram(options: ChildOptions): Promise<Program> {
  const { name, program, args = [], env, ready, output } = options;
  const file = output === "terminal" ? null : await openLog(output, name);
  const loader = path.join(repository, "scripts/stack/exit-with-parent.ts");
  const child = spawn(
    process.execPath,
    ["--import", typescript, "--import", loader, path.join(repository, program), ...args],
    // A group of its own, so that Ctrl-C reaches only the command, which stops its parts in order.
    { cwd: repository, env, detached: true, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  const lines: string[] = [];
  const exited = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void exited.then(() => file?.end());
  const said = new Promise<RegExpExecArray>((resolve) => {
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
  return {
    ...{ child, exited, lines },
    async isReady() {
      const outcome = await Promise.race([
        said,
        exited.then(() => "ended" as const),
        wait(READY_MS, "late" as const, { ref: false }),
      ]);
      if (outcome === "ended")
        throw new ExpectedFailure(lines.length > 0 ? lines.join("\n") : `The ${name} ended without a word.`);
      if (outcome === "late") throw new Error(`The ${name} was not ready within ${READY_MS / 1000} seconds.`);
      return outcome;
    },
    async stop() {
      child.kill("SIGTERM");
      const stopped = await Promise.race([exited.then(() => true), wait(STOP_MS, false, { ref: false })]);
      if (!stopped) child.kill("SIGKILL");
      await exited;
    },
  };
}

/**
 * Starts one of our programs and waits until it is ready: returns how its line matched `ready`. It is stopped with
 * `lifetime`. Throws an ExpectedFailure with what it said when it ends before it is ready; when it ends later without
 * being asked to, the whole command fails.
 */
export async function startChild(options: ChildOptions, lifetime: Lifetime): Promise<RegExpExecArray> {
  const { exited, lines, isReady, stop } = await spawnProgram(options);
  let stopping = false;
  lifetime.onStop(() => {
    stopping = true;
    return stop();
  });
  const line = await isReady();
  void exited.then(() => {
    if (stopping) return;
    throw new ExpectedFailure(`The ${options.name} stopped by itself. Its last words:\n${lines.join("\n")}`);
  });
  return line;
}
