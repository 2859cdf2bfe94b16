import pino from "pino";

// Whatever a line carries by accident: keys, signing secrets, client secrets, order links, e-mails.
const SECRETS = [
  /\b[rsp]k_(?:test|live)_\w+/g,
  /\bwhsec_[\w+/=-]+/g,
  /\b\w+_secret_\w+/g,
  /(?<=\/orders\/)[\w-]{20,}/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
];

/** The text with everything that looks like a secret or a person's e-mail replaced. */
export function redact(text: string): string {
  return SECRETS.reduce((redacted, secret) => redacted.replace(secret, "[redacted]"), text);
}

// An allow-list: a Stripe error carries whole objects and headers that have no business in a log.
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack };
}

/**
 * One JSON line an event, in UTC. Lines are redacted as text after they are built, so that a secret
 * inside a nested error or a message is caught as well.
 */
export const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
  { write: (line: string) => void process.stdout.write(redact(line)) },
);
