import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { WEBHOOK_SECRET } from "./signature";

export type TestSandbox = {
  /** The settings that put it in Stripe's place. */
  settings: Record<string, string>;
  port: number;
  /** Calls one of its control routes, for example `faults/requests`. */
  control: (route: string, body: unknown) => Promise<void>;
  stop: () => Promise<void>;
};

/** Calls a control route of a sandbox, for example `faults/requests`. Rejects when it refuses. */
export async function controlSandbox(
  { url, controlKey }: { url: string; controlKey: string },
  route: string,
  body: unknown,
): Promise<void> {
  const response = await fetch(`${url}/_sandbox/${route}`, {
    method: "POST",
    headers: { authorization: `Bearer ${controlKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}: ${await response.text()}`);
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the sandbox has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^Sandbox ready at (\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the sandbox ended before it was ready");
}

/** Its source, or the built program where a run of tests made one for all that it starts. */
const program = () => process.env.TEST_SANDBOX?.split(" ") ?? ["--import", "tsx", "sandbox/src/main.ts"];

/** Starts the sandbox as the program it is, on `port` or a free one, sending its events to `webhook` or nowhere. */
export async function startTestSandbox({
  webhook,
  port = 0,
}: {
  webhook?: string;
  port?: number;
} = {}): Promise<TestSandbox> {
  const controlKey = randomUUID();
  const args = [...program(), "--port", String(port)];
  if (webhook) args.push("--webhook", webhook);
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, SANDBOX_CONTROL_KEY: controlKey, SANDBOX_WEBHOOK_SECRET: WEBHOOK_SECRET },
  });
  const url = await addressOf(child);
  return {
    port: Number(new URL(url).port),
    settings: { STRIPE_API_BASE: url, NEXT_PUBLIC_STRIPE_JS_URL: `${url}/endive/stripe.js` },
    control: (route, body) => controlSandbox({ url, controlKey }, route, body),
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
