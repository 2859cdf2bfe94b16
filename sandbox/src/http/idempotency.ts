import { createHash } from "node:crypto";
import { ApiError } from "../protocol/errors";
import type { Raw, RawObject } from "../protocol/form";
import type { IdempotencyRecord } from "../records/idempotency";
import type { Account } from "../store/account";

const DAY = 24 * 3600;
const LONGEST_KEY = 255;
const KEPT = 200_000;

/** Keys whose first call has not been answered yet. */
const inProgress = new WeakMap<Account, Set<string>>();

/** Same parameters, same text: names in any order, array items in theirs. */
export function fingerprintOf(method: string, path: string, raw: RawObject): string {
  return createHash("sha1")
    .update(`${method} ${path} ${canonical(raw)}`)
    .digest("base64");
}

function canonical(raw: Raw): string {
  if (typeof raw === "string") return JSON.stringify(raw);
  if (Array.isArray(raw)) return `[${raw.map(canonical).join()}]`;
  const names = Object.keys(raw).sort();
  return `{${names.map((name) => `${name}:${canonical(raw[name] ?? "")}`).join()}}`;
}

function idempotencyError(status: number, message: string, code?: string): ApiError {
  const type = code ? "invalid_request_error" : "idempotency_error";
  return new ApiError(status, { type, message, ...(code ? { code } : {}) }, false);
}

/**
 * Looks a key up before a call. Returns the kept answer to repeat, or null when the call has to run (and then holds
 * the key until `finish`). Throws 400 for other parameters or another endpoint and 409 while the first call runs.
 */
export function begin(
  account: Account,
  key: string,
  fingerprint: string,
  now: number,
): IdempotencyRecord | null {
  if (key.length > LONGEST_KEY) {
    throw idempotencyError(400, `Idempotency keys must be at most ${LONGEST_KEY} characters long.`);
  }
  const busy = inProgress.get(account) ?? new Set();
  inProgress.set(account, busy);
  if (busy.has(key)) {
    throw idempotencyError(
      409,
      `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      "idempotency_key_in_use",
    );
  }
  const known = account.idempotency.get(key);
  if (known && known.created > now - DAY) {
    if (known.fingerprint === fingerprint) return known;
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    );
  }
  if (known) account.idempotency.delete(key);
  busy.add(key);
  return null;
}

/** Keeps an answer under its key. Keys are dropped after 24 hours, and the oldest first beyond 200,000. */
export function keep(account: Account, record: IdempotencyRecord): void {
  account.idempotency.put(record);
  if (account.idempotency.size > KEPT * 1.1) account.idempotency.trim(KEPT, record.created - DAY);
}

/** The call is over, whatever came of it. */
export function finish(account: Account, key: string): void {
  inProgress.get(account)?.delete(key);
}
