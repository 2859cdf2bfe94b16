import type { Lifetime } from "@/scripts/command/lifetime";
import { type ChildOptions, startChild } from "./child";

type Part = { env: NodeJS.ProcessEnv; output: ChildOptions["output"] };

/** The Stripe stand-in, with its state in `data` when it is to survive a restart. */
export async function startSandbox(
  { port, appPort, data, env, output }: Part & { port: number; appPort: number; data: string | null },
  lifetime: Lifetime,
): Promise<void> {
  const args = ["--port", String(port), "--webhook", `http://127.0.0.1:${appPort}/api/webhooks`];
  args.push("--secret", env.STRIPE_WEBHOOK_SECRET ?? "");
  if (data) args.push("--data", data);
  await startChild(
    { name: "sandbox", program: "sandbox/src/main.ts", args, env, output, ready: /^Sandbox ready at / },
    lifetime,
  );
}

/** The job worker. */
export async function startWorker({ env, output }: Part, lifetime: Lifetime): Promise<void> {
  await startChild(
    { name: "worker", program: "scripts/worker.ts", env, output, ready: /^Worker ready/ },
    lifetime,
  );
}

/** The shop itself: the production build, or `next dev`. */
export async function startApp(
  { development, env, output }: Part & { development: boolean },
  lifetime: Lifetime,
): Promise<void> {
  const program = development ? "scripts/serve/dev-server.ts" : "scripts/start.ts";
  const mode = development ? "development" : "production";
  await startChild(
    { name: "app", program, env: { ...env, NODE_ENV: mode }, output, ready: /^Till is ready at / },
    lifetime,
  );
}
