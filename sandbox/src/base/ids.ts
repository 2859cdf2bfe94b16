import { createHash, randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const pool = Buffer.alloc(16_384);
let used = pool.length;

function refill(): void {
  randomFillSync(pool);
  for (let index = 0; index < pool.length; index += 1) {
    pool[index] = ALPHABET.charCodeAt(pool.readUInt8(index) % 62);
  }
  used = 0;
}

/** `length` random letters and digits. */
export function randomText(length: number): string {
  if (used + length > pool.length) refill();
  used += length;
  return pool.toString("latin1", used - length, used);
}

/** Objects that belong to a payment have a 3 after the prefix, all others a 1. */
const PAYMENT_PREFIXES = new Set(["pi", "ch", "py"]);

/** A new id in Stripe's form, such as `pi_3…` with 24 characters after the prefix. */
export function newId(prefix: string): string {
  return `${prefix}_${PAYMENT_PREFIXES.has(prefix) ? "3" : "1"}${randomText(23)}`;
}

/** Letters and digits that are always the same for the same text: account ids and fingerprints. */
export function stableText(text: string, length: number): string {
  const digest = createHash("sha256").update(text).digest();
  let result = "";
  for (let index = 0; index < length; index += 1)
    result += ALPHABET.charAt(digest.readUInt8(index % 32) % 62);
  return result;
}
