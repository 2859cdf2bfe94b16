#!/usr/bin/env node
import { readOptions, USAGE } from "./command-line";
import type { SandboxOptions } from "./options";
import { startSandbox } from "./server";

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function run(options: SandboxOptions): Promise<void> {
  try {
    const sandbox = await startSandbox(options);
    if (options.controlKey === undefined) process.stdout.write(`Control key: ${sandbox.controlKey}\n`);
    process.stdout.write(`Sandbox ready at ${sandbox.url}\n`);
    const close = () => {
      void sandbox.close().then(() => process.exit(0));
    };
    process.once("SIGINT", close);
    process.once("SIGTERM", close);
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    stop(
      taken
        ? `Port ${options.port} is already in use: stop what listens there, or choose another with --port.`
        : `The sandbox could not start: ${messageOf(error)}`,
    );
  }
}

let options: SandboxOptions;
try {
  options = readOptions(process.argv.slice(2), process.env);
} catch (error) {
  stop(`${messageOf(error)}\n${USAGE}`);
}
await run(options);
