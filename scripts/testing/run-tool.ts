import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository, typescript } from "@/scripts/command/repository";

export type Tool = { program: string; args: string[]; env?: NodeJS.ProcessEnv };

/** A program of an installed package, by its file below node_modules. */
export function installed(file: string, ...args: string[]): Tool {
  return { program: process.execPath, args: [path.join(repository, "node_modules", file), ...args] };
}

/** One of our own TypeScript programs. */
export function own(file: string, ...args: string[]): Tool {
  return { program: process.execPath, args: ["--import", typescript, path.join(repository, file), ...args] };
}

/**
 * Runs a program to its end and hands back its exit code and what it printed. It is ended with `lifetime`,
 * and gets the time to clean up after itself. `echo` also prints while it runs.
 */
export async function runTool(
  tool: Tool,
  lifetime: Lifetime,
  { echo = false }: { echo?: boolean } = {},
): Promise<{ code: number; printed: string }> {
  const child = spawn(tool.program, tool.args, {
    cwd: repository,
    // What is printed is shown later and elsewhere, where colours are noise.
    env: { ...(tool.env ?? process.env), NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (echo) process.stdout.write(chunk);
    });
  }
  const closed = once(child, "close");
  let ended = false;
  void closed.then(() => {
    ended = true;
  });
  lifetime.onStop(async () => {
    if (!ended) child.kill("SIGTERM");
    await closed;
  });
  await closed;
  return { code: child.exitCode ?? 1, printed: Buffer.concat(chunks).toString("utf8") };
}
