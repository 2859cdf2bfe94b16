import "server-only";
import { z } from "zod";
import {
  type Captcha,
  captchaOf,
  captchaSettings,
  databaseAddress,
  isLoopback,
  publishableKey,
  secretKey,
  trueOrFalse,
  webhookSecrets,
  wholeNumber,
} from "./setting-shapes";

/** Every setting of the app, parsed once. Amounts of time are in the unit their name says. */
export type Env = {
  databaseUrl: string;
  stripe: {
    secretKey: string;
    publishableKey: string;
    /** One secret, or the old and the new one while they are being rolled. */
    webhookSecrets: string[];
    /** Where Stripe's API is; null means Stripe itself. Only ever a loopback address. */
    apiBase: URL | null;
    /** Where Stripe.js comes from; null means js.stripe.com. Only ever a loopback address. */
    jsUrl: string | null;
    livemode: boolean;
    /** Null follows the Dashboard; a list narrows what the Payment Element offers. */
    paymentMethodTypes: string[] | null;
  };
  appUrl: URL;
  authSecret: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** After so long an order that nobody paid or tried to pay again is closed. */
  unpaidMinutes: number;
  /** After so long a payment that is still on its way, a bank debit for example, is asked about and canceled if it can be. */
  slowPaymentDays: number;
  /** Whether the amount of a card is only held at the checkout, and captured by staff. */
  manualCapture: boolean;
  /** So long before a held amount lapses staff are told. */
  captureWarningHours: number;
  /** Whether `npm start` works off the jobs as well, for a shop of one process. */
  workerInApp: boolean;
  /** How many proxies of ours stand between the internet and this process. */
  trustedProxies: number;
  /** What a monitor says to read all of /api/health; null lets nobody. */
  healthToken: string | null;
  /** True when Stripe's place is taken by the sandbox. */
  sandbox: boolean;
  /** Who can tell a person from a program; null asks nobody for a proof (docs/captcha.md). */
  captcha: Captcha | null;
};

export type Settings = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Thrown by `env()`: `message` lists every setting that is missing or contradictory, one a line. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`Till cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "SettingsError";
  }
}

// The sandbox's own secrets begin so, and one of them was published: whoever knows it signs events.
const SANDBOX_SECRET = "whsec_till_sandbox";

const schema = z.object({
  DATABASE_URL: databaseAddress("DATABASE_URL"),
  STRIPE_SECRET_KEY: secretKey,
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishableKey,
  STRIPE_WEBHOOK_SECRET: webhookSecrets,
  STRIPE_API_BASE: z.url("STRIPE_API_BASE must be an address such as http://127.0.0.1:12111").optional(),
  NEXT_PUBLIC_STRIPE_JS_URL: z
    .url("NEXT_PUBLIC_STRIPE_JS_URL must be an address such as http://127.0.0.1:12111/endive/stripe.js")
    .optional(),
  STRIPE_PAYMENT_METHOD_TYPES: z
    .string()
    .regex(
      /^[a-z0-9_]+(\s*,\s*[a-z0-9_]+)*$/,
      "STRIPE_PAYMENT_METHOD_TYPES must be a list such as card,link,sepa_debit",
    )
    .transform((value) => value.split(",").map((type) => type.trim()))
    .optional(),
  APP_URL: z
    .string("APP_URL is missing: the address shoppers see, such as https://shop.example")
    .regex(
      /^https?:\/\/[^/]+\/?$/,
      "APP_URL must be an address without a path, such as https://shop.example",
    ),
  AUTH_SECRET: z
    .string(
      "AUTH_SECRET is missing: at least 32 random characters, for example from `openssl rand -base64 32`",
    )
    .min(32, "AUTH_SECRET must have at least 32 characters"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "SMTP_URL must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("orders@localhost"),
  UNPAID_MINUTES: wholeNumber("UNPAID_MINUTES", "minutes", 1, 1440).default(30),
  SLOW_PAYMENT_DAYS: wholeNumber("SLOW_PAYMENT_DAYS", "days", 1, 90).default(14),
  MANUAL_CAPTURE: trueOrFalse("MANUAL_CAPTURE"),
  CAPTURE_WARNING_HOURS: wholeNumber("CAPTURE_WARNING_HOURS", "hours", 1, 144).default(24),
  WORKER_IN_APP: trueOrFalse("WORKER_IN_APP"),
  HEALTH_TOKEN: z
    .string()
    .min(16, "HEALTH_TOKEN must have at least 16 characters, for example from `openssl rand -hex 16`")
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-9]$/, "TRUSTED_PROXIES must be the number of your own proxies in front of Till, 0 to 9")
    .default("0")
    .transform(Number),
  ...captchaSettings,
});

/** Every setting's name in the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(schema.shape);

type Parsed = z.infer<typeof schema>;

const databaseSchema = schema.pick({ DATABASE_URL: true }).extend({
  DATABASE_OWNER_URL: databaseAddress("DATABASE_OWNER_URL").optional(),
});

/** What a command needs that works on the database alone. `ownerUrl` is that of the role which owns it, if set. */
export type DatabaseSettings =
  | { ok: true; databaseUrl: string; ownerUrl: string | null }
  | { ok: false; problems: string[] };

/** What no single setting shows: keys of two modes, a sandbox beside live keys, plain http on the internet. */
function contradictions(parsed: Parsed): string[] {
  const problems: string[] = [];
  const mode = (key: string) => (key.includes("_live_") ? "live" : "test");
  const secretMode = mode(parsed.STRIPE_SECRET_KEY);
  if (secretMode !== mode(parsed.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY)) {
    problems.push(
      `STRIPE_SECRET_KEY is a ${secretMode} key and NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY is not: take both from the same mode`,
    );
  }
  const anyLive = [parsed.STRIPE_SECRET_KEY, parsed.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY].some(
    (key) => mode(key) === "live",
  );
  for (const name of ["STRIPE_API_BASE", "NEXT_PUBLIC_STRIPE_JS_URL"] as const) {
    const value = parsed[name];
    if (!value) continue;
    if (anyLive) problems.push(`${name} is for the sandbox and the keys are live: remove ${name}`);
    if (!isLoopback(new URL(value)))
      problems.push(`${name} must be on this machine (127.0.0.1 or localhost)`);
  }
  if (Boolean(parsed.STRIPE_API_BASE) !== Boolean(parsed.NEXT_PUBLIC_STRIPE_JS_URL)) {
    problems.push(
      "STRIPE_API_BASE and NEXT_PUBLIC_STRIPE_JS_URL belong together: set both for the sandbox, or neither",
    );
  }
  if (
    !parsed.STRIPE_API_BASE &&
    parsed.STRIPE_WEBHOOK_SECRET.some((secret) => secret.startsWith(SANDBOX_SECRET))
  ) {
    problems.push(
      "STRIPE_WEBHOOK_SECRET is the sandbox's, and anyone could sign events with it: copy the one of your own webhook endpoint",
    );
  }
  if (anyLive && !parsed.APP_URL.startsWith("https:")) {
    problems.push("APP_URL must start with https:// when the keys are live");
  }
  const captcha = Object.keys(captchaSettings) as (keyof typeof captchaSettings)[];
  const missing = captcha.filter((name) => !parsed[name]);
  if (missing.length > 0 && missing.length < captcha.length) {
    problems.push(`${missing.join(", ")} must be set as well: a CAPTCHA needs all of ${captcha.join(", ")}`);
  }
  return problems;
}

type Source = Record<string, string | undefined>;

function present(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
}

/** As readSettings, for the database's addresses alone. */
export function readDatabaseSettings(source: Source): DatabaseSettings {
  const result = databaseSchema.safeParse(present(source));
  if (!result.success) return { ok: false, problems: result.error.issues.map((issue) => issue.message) };
  const { DATABASE_URL, DATABASE_OWNER_URL } = result.data;
  return { ok: true, databaseUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? null };
}

/**
 * Parses settings without starting anything. An empty value counts as missing. Each problem is one
 * sentence that names the setting and says what to do; values are never repeated.
 */
export function readSettings(source: Source): Settings {
  const result = schema.safeParse(present(source));
  if (!result.success) return { ok: false, problems: result.error.issues.map((issue) => issue.message) };
  const parsed = result.data;
  const problems = contradictions(parsed);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    env: {
      databaseUrl: parsed.DATABASE_URL,
      stripe: {
        secretKey: parsed.STRIPE_SECRET_KEY,
        publishableKey: parsed.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
        webhookSecrets: parsed.STRIPE_WEBHOOK_SECRET,
        apiBase: parsed.STRIPE_API_BASE ? new URL(parsed.STRIPE_API_BASE) : null,
        jsUrl: parsed.NEXT_PUBLIC_STRIPE_JS_URL ?? null,
        livemode: parsed.STRIPE_SECRET_KEY.includes("_live_"),
        paymentMethodTypes: parsed.STRIPE_PAYMENT_METHOD_TYPES ?? null,
      },
      appUrl: new URL(parsed.APP_URL),
      authSecret: parsed.AUTH_SECRET,
      smtpUrl: parsed.SMTP_URL ?? null,
      mailFrom: parsed.MAIL_FROM,
      unpaidMinutes: parsed.UNPAID_MINUTES,
      slowPaymentDays: parsed.SLOW_PAYMENT_DAYS,
      manualCapture: parsed.MANUAL_CAPTURE,
      captureWarningHours: parsed.CAPTURE_WARNING_HOURS,
      workerInApp: parsed.WORKER_IN_APP,
      trustedProxies: parsed.TRUSTED_PROXIES,
      healthToken: parsed.HEALTH_TOKEN ?? null,
      sandbox: parsed.STRIPE_API_BASE !== undefined,
      captcha: captchaOf(parsed),
    },
  };
}

/** DATABASE_URL alone, so that a command which needs only the database asks for nothing else. */
export function readDatabaseUrl(): string {
  const settings = readDatabaseSettings(process.env);
  if (!settings.ok) throw new SettingsError(settings.problems);
  return settings.databaseUrl;
}

let cached: Env | undefined;

/**
 * The settings of this process, read from the environment at the first call and not before, so that one
 * build serves every environment. Throws a SettingsError that lists every problem.
 */
export function env(): Env {
  if (cached) return cached;
  // The whole object, not its members: Next replaces `process.env.NEXT_PUBLIC_…` at build time.
  const settings = readSettings(process.env);
  if (!settings.ok) throw new SettingsError(settings.problems);
  cached = settings.env;
  return cached;
}
