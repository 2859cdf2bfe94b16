import { z } from "zod";

/** How each setting is written that has rules of its own. What is said of a wrong one never repeats its value. */
export const secretKey = z
  .string("STRIPE_SECRET_KEY is missing: copy it from the Stripe Dashboard, Developers, API keys")
  .regex(
    /^[rs]k_(test|live)_\w+$/,
    "STRIPE_SECRET_KEY must start with sk_test_, rk_test_, sk_live_ or rk_live_",
  );

export const publishableKey = z
  .string("NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY is missing: it stands beside the secret key in the Dashboard")
  .regex(/^pk_(test|live)_\w+$/, "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY must start with pk_test_ or pk_live_");

// An empty secret verifies against an empty key, which anyone can forge.
export const webhookSecrets = z
  .string(
    "STRIPE_WEBHOOK_SECRET is missing: it is shown when the webhook endpoint is created, or by `stripe listen`",
  )
  .transform((value) => value.split(",").map((secret) => secret.trim()))
  .refine(
    (secrets) => secrets.length <= 2 && secrets.every((secret) => /^whsec_\S+$/.test(secret)),
    "STRIPE_WEBHOOK_SECRET must be one whsec_… secret, or the old and the new one separated by a comma",
  );

/** The address of a PostgreSQL database, for the setting of this name. */
export function databaseAddress(name: string) {
  return z
    .string(`${name} is missing: the address of a PostgreSQL database, postgres://user:password@host/name`)
    .regex(/^postgres(ql)?:\/\//, `${name} must start with postgres:// or postgresql://`)
    .refine(
      (value) => URL.canParse(value),
      `${name} is no address: write special characters of a password as %XX`,
    );
}

/** A switch that is off unless it is turned on, for the setting of this name. */
export function trueOrFalse(name: string) {
  return z
    .enum(["true", "false"], `${name} must be true or false`)
    .default("false")
    .transform((value) => value === "true");
}

/** A whole number of `unit`, for the setting of this name. */
export function wholeNumber(name: string, unit: string, from: number, to: number) {
  const problem = `${name} must be a number of ${unit} from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, problem)
    .transform(Number)
    .refine((value) => value >= from && value <= to, problem);
}

/** Encrypted, but on this machine, where tests have a provider of their own. */
function providersAddress(name: string) {
  return z
    .string()
    .refine(
      (value) => URL.canParse(value) && isEncryptedOrHere(new URL(value)),
      `${name} must be an address that starts with https://`,
    )
    .optional();
}

function isEncryptedOrHere(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
}

/** Whether a proof that a person is there can be asked for, and of whom: all four, or none. */
export const captchaSettings = {
  CAPTCHA_SITE_KEY: z.string().optional(),
  CAPTCHA_SECRET_KEY: z.string().optional(),
  CAPTCHA_VERIFY_URL: providersAddress("CAPTCHA_VERIFY_URL"),
  CAPTCHA_SCRIPT_URL: providersAddress("CAPTCHA_SCRIPT_URL"),
};

export type Captcha = { siteKey: string; secretKey: string; verifyUrl: string; scriptUrl: string };

/** The CAPTCHA's settings, where all four of them are set. */
export function captchaOf(
  parsed: { [Name in keyof typeof captchaSettings]?: string | undefined },
): Captcha | null {
  const siteKey = parsed.CAPTCHA_SITE_KEY;
  const secretKey = parsed.CAPTCHA_SECRET_KEY;
  const verifyUrl = parsed.CAPTCHA_VERIFY_URL;
  const scriptUrl = parsed.CAPTCHA_SCRIPT_URL;
  return siteKey && secretKey && verifyUrl && scriptUrl ? { siteKey, secretKey, verifyUrl, scriptUrl } : null;
}

/** Whether an address is on this machine. */
export function isLoopback(url: URL): boolean {
  return url.hostname === "localhost" || url.hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}
