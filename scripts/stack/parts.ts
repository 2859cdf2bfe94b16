import { SETTING_NAMES } from "@/lib/env";
import type { Lifetime } from "@/scripts/command/lifetime";
import { environmentFor } from "@/scripts/command/system-env";
import { type ChildOptions, startChild } from "./child";

type Part = { env: NodeJS.ProcessEnv; output: ChildOptions["output"] };

/** What the shop and its worker know of this command's environment besides the machine. */
const SHOP = [...SETTING_NAMES, "PORT", "HOST", "TILL_BENCH"];

/**
 * The Stripe stand-in, with its state in `data` when it is to survive a restart. It gets no secret of the shop.
 * Without `controlKey` it makes one and prints it.
 */
export async function startSandbox(
  {
    port,
    appPort,
    data,
    controlKey,
    moreOrigins = [],
    env,
    output,
  }: Part & {
    port: number;
    appPort: number;
    data: string | null;
    controlKey?: string;
    /** Of pages that may use it besides the shop's own. */
    moreOrigins?: string[];
  },
  lifetime: Lifetime,
): Promise<void> {
  const args = ["--port", String(port), "--webhook", `http://127.0.0.1:${appPort}/api/webhooks`];
  for (const origin of [new URL(env.APP_URL ?? "").origin, ...moreOrigins])
    args.push("--allow-origin", origin);
  if (data) args.push("--data", data);
  const own = {
    ...environmentFor(env),
    // Not as arguments, which every user of the machine can list.
    SANDBOX_CONTROL_KEY: controlKey,
    SANDBOX_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET?.split(",")[0]?.trim(),
  };
  await startChild(
    { name: "sandbox", program: "sandbox/src/main.ts", args, env: own, output, ready: /^Sandbox ready at / },
    lifetime,
  );
}

/** The job worker. */
export async function startWorker({ env, output }: Part, lifetime: Lifetime): Promise<void> {
  await startChild(
    {
      name: "worker",
      program: "scripts/worker.ts",
      env: environmentFor(env, SHOP),
      output,
      ready: /^Worker ready/,
    },
    lifetime,
  );
}

/** The shop itself: the production build, or `next dev`. */
export async function startApp(
  { development, env, output, name = "app" }: Part & { development: boolean; name?: string },
  lifetime: Lifetime,
): Promise<void> {
  const program = development ? "scripts/serve/dev-server.ts" : "scripts/start.ts";
  const mode = development ? "development" : "production";
  await startChild(
    {
      name,
      program,
      env: { ...environmentFor(env, SHOP), NODE_ENV: mode },
      output,
      ready: /^Till is ready at /,
    },
    lifetime,
  );
}
