#!/usr/bin/env node
import { parseArgs } from "node:util";
import { type SandboxOptions, startSandbox } from "./server";

const DEFAULT_PORT = 12111;

const USAGE =
  "Usage: npm run sandbox -- [--port 12111] [--host 127.0.0.1] [--webhook URL --secret whsec_…] [--data DIR]";

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Options from the command line; `--webhook` and `--secret` may be given several times, in pairs. */
function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      host: { type: "string" },
      webhook: { type: "string", multiple: true },
      secret: { type: "string", multiple: true },
      data: { type: "string" },
    },
  });
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${values.port} is not a port.`);
  const urls = values.webhook ?? [];
  const secrets = values.secret ?? [];
  if (urls.length !== secrets.length) throw new Error("Every --webhook needs its --secret.");
  for (const url of urls) {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url))
      throw new Error(`--webhook ${url} is not an http(s) URL.`);
  }
  const webhooks = urls.map((url, index) => ({ url, secret: secrets[index] ?? "" }));
  return {
    port,
    webhooks,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  };
}

async function main(): Promise<void> {
  let options: SandboxOptions;
  try {
    options = readOptions();
  } catch (error) {
    stop(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  try {
    const running = await startSandbox(options);
    process.stdout.write(`Sandbox ready at ${running.url}\n`);
    const close = () => {
      void running.close().then(() => process.exit(0));
    };
    process.once("SIGINT", close);
    process.once("SIGTERM", close);
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    stop(
      taken
        ? `Port ${options.port} is already in use: stop what listens there, or choose another with --port.`
        : `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

await main();
