import pino, { type Logger } from "pino";

// In characters. Whoever can make a line long can fill a disk.
const LONGEST_TEXT = 1_000;
const LONGEST_STACK = 4_000;
const LONGEST_LINE = 16_000;
const MOST_ISSUES = 10;

// Whatever a line carries by accident: keys, signing secrets, client secrets, order links, e-mails. Each is
// linear in the length of the text: a part that repeats begins where its class begins (\b or a lookbehind).
const SECRETS = [
  /\b[rsp]k_(?:test|live)_\w+/g,
  /\bwhsec_[\w+/=-]+/g,
  /\b\w+_secret_\w+/g,
  /(?<=\/orders\/)[\w-]{20,}/g,
  /(?<![^\s"'`<>()[\]{},:;=@\\/])[^\s"'`<>()[\]{},:;=@\\/]+@[^\s"'`<>()[\]{},:;=@\\/.]+\.[^\s"'`<>()[\]{},:;=@\\/]+/g,
];

/** The text with everything that looks like a secret or a person's e-mail replaced. */
export function redact(text: string): string {
  return SECRETS.reduce((redacted, secret) => redacted.replace(secret, "[redacted]"), text);
}

function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** The frames of a stack without the message above them. */
function framesOf(stack: string | undefined): string | undefined {
  const frames = stack?.slice(-LONGEST_STACK).match(/^ +at .*$/gm);
  return frames?.join("\n");
}

type Issue = { code?: unknown; path?: unknown };

// What a schema refused is input, and its messages repeat it: only where and why are kept.
function describeIssues(issues: readonly Issue[]): string {
  const described = issues
    .slice(0, MOST_ISSUES)
    .map(({ code, path }) => `${Array.isArray(path) ? path.join(".") : ""} ${code}`);
  return clip(described.join(", "), LONGEST_TEXT);
}

// An allow-list: a Stripe error carries whole objects and headers that have no business in a log.
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: clip(String(error), LONGEST_TEXT) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const message =
    "issues" in error && Array.isArray(error.issues)
      ? describeIssues(error.issues)
      : clip(error.message, LONGEST_TEXT);
  return { type: error.name, message, code, stack: framesOf(error.stack) };
}

function clipTexts(line: Record<string, unknown>): Record<string, unknown> {
  const clipped = Object.entries(line).map(([key, value]) => [
    key,
    typeof value === "string" ? clip(value, LONGEST_TEXT) : value,
  ]);
  return Object.fromEntries(clipped);
}

/** The line, or in its place that there was one that was too long, with its level, time and beginning. */
function boundLine(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  const head = /^\{"level":\d+,"time":"[^"]*"/.exec(line)?.[0] ?? '{"level":50';
  const beginning = JSON.stringify(line.slice(head.length + 1, LONGEST_TEXT));
  return `${head},"msg":"a line of ${line.length} characters was cut","beginning":${beginning}}\n`;
}

/**
 * One JSON line an event, in UTC. Lines are redacted as text after they are built, so that a secret
 * inside a nested error or a message is caught as well.
 */
export function createLog(write: (line: string) => void): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { log: clipTexts },
      // Pino repeats the message of an `errorKey` as `msg`, past describeError: so none of ours is called so.
      errorKey: "thrown",
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args as unknown[];
          method.apply(this, (first instanceof Error ? [{ err: first }, ...rest] : args) as typeof args);
        },
      },
    },
    { write: (line: string) => write(redact(boundLine(line))) },
  );
}

export const log = createLog((line) => void process.stdout.write(line));
