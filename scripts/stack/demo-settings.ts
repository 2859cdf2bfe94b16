import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Secrets } from "./secrets";

type Source = Record<string, string | undefined>;

function isLoopback(address: string): boolean {
  return URL.canParse(address) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}

/** Whether the sandbox takes Stripe's place: always, unless there are keys and no sandbox address. */
export function wantsSandbox(source: Source): boolean {
  return !source.STRIPE_SECRET_KEY || Boolean(source.STRIPE_API_BASE);
}

/**
 * The settings of demo and dev: what `source` (the environment and .env.local) says, and for the rest what
 * the embedded parts need. Throws an ExpectedFailure for live keys: demo data has no business beside them.
 */
export function demoSettings(
  source: Source,
  parts: {
    port: number;
    sandboxPort: number;
    databaseUrl: string;
    secrets: Pick<Secrets, "authSecret" | "stripeAccount" | "webhookSecret">;
  },
) {
  if (source.STRIPE_SECRET_KEY?.includes("_live_")) {
    throw new ExpectedFailure(
      "STRIPE_SECRET_KEY is a live key: the demo puts demo products into the database, so use test keys here and `npm start` for the real shop.",
    );
  }
  const given = Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
  const { authSecret, stripeAccount, webhookSecret } = parts.secrets;
  const sandboxUrl = `http://127.0.0.1:${parts.sandboxPort}`;
  const sandbox = wantsSandbox(source)
    ? {
        STRIPE_SECRET_KEY: given.STRIPE_SECRET_KEY ?? `sk_test_${stripeAccount}`,
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY:
          given.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY ?? `pk_test_${stripeAccount}`,
        STRIPE_WEBHOOK_SECRET: given.STRIPE_WEBHOOK_SECRET ?? webhookSecret,
        STRIPE_API_BASE: sandboxUrl,
        NEXT_PUBLIC_STRIPE_JS_URL: `${sandboxUrl}/endive/stripe.js`,
      }
    : {};
  const appUrl =
    given.APP_URL && !isLoopback(given.APP_URL) ? given.APP_URL : `http://localhost:${parts.port}`;
  return {
    ...given,
    ...sandbox,
    DATABASE_URL: parts.databaseUrl,
    APP_URL: appUrl,
    AUTH_SECRET: given.AUTH_SECRET ?? authSecret,
    PORT: String(parts.port),
    // Its staff password is printed on a terminal: nobody else on the network should reach it.
    HOST: given.HOST ?? "127.0.0.1",
  };
}
