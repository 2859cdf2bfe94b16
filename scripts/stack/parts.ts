import { SETTING_NAMES } from "@/lib/env";
import { environmentFor } from "@/scripts/command/system-env";
import type { ChildOptions } from "./child";

type Part = { env: NodeJS.ProcessEnv; output: ChildOptions["output"] };

/** What the shop and its worker know of this command's environment besides the machine. */
const SHOP = [...SETTING_NAMES, "PORT", "HOST", "TILL_BENCH"];

/**
 * The Stripe stand-in, with its state in `data` when it is to survive a restart. It gets no secret of the shop.
 * Without `controlKey` it makes one and prints it.
 */
export function sandboxProgram({
  port,
  webhooks,
  data,
  controlKey,
  moreOrigins = [],
  env,
  output,
}: Part & {
  port: number;
  /** Where each event is delivered to, all of them. */
  webhooks: readonly string[];
  data: string | null;
  controlKey?: string;
  /** Of pages that may use it besides the shop's own. */
  moreOrigins?: string[];
}): ChildOptions {
  const args = ["--port", String(port)];
  for (const url of webhooks) args.push("--webhook", url);
  for (const origin of [new URL(env.APP_URL ?? "").origin, ...moreOrigins])
    args.push("--allow-origin", origin);
  args.push("--order-link", `${new URL(env.APP_URL ?? "").origin}/admin/orders/{order_id}`);
  if (data) args.push("--data", data);
  const secret = env.STRIPE_WEBHOOK_SECRET?.split(",")[0]?.trim();
  const own = {
    ...environmentFor(env),
    // Not as arguments, which every user of the machine can list.
    SANDBOX_CONTROL_KEY: controlKey,
    SANDBOX_WEBHOOK_SECRET: secret && webhooks.map(() => secret).join(","),
  };
  return {
    ...{ name: "sandbox", program: "sandbox/src/main.ts", args, env: own, output },
    ready: /^Sandbox ready at /,
  };
}

/** The job worker. */
export function workerProgram({ env, output, name = "worker" }: Part & { name?: string }): ChildOptions {
  return {
    ...{ name, program: "scripts/worker.ts", output, ready: /^Worker ready/ },
    env: environmentFor(env, SHOP),
  };
}

/** The shop itself: the production build, or `next dev`. */
export function appProgram({
  development,
  env,
  output,
  name = "app",
}: Part & { development: boolean; name?: string }): ChildOptions {
  const mode = development ? "development" : "production";
  return {
    ...{ name, output, ready: /^Till is ready at / },
    program: development ? "scripts/serve/dev-server.ts" : "scripts/start.ts",
    env: { ...environmentFor(env, SHOP), NODE_ENV: mode },
  };
}

/** Where an app takes Stripe's events in. */
export const webhookOf = (appPort: number) => `http://127.0.0.1:${appPort}/api/webhooks`;
