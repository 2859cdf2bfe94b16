import { createHash, randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const pool = Buffer.alloc(8192);
let used = pool.length;

/** `length` random letters and digits. */
export function randomText(length: number): string {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = "";
  for (let index = 0; index < length; index += 1) text += ALPHABET.charAt(pool.readUInt8(used++) % 62);
  return text;
}

/** A new id in Stripe's form, such as `pi_3…` with 24 characters after the prefix. */
export function newId(prefix: string): string {
  return `${prefix}_${prefix === "pi" || prefix === "ch" || prefix === "py" ? "3" : "1"}${randomText(23)}`;
}

/** Letters and digits that are always the same for the same text: account ids and fingerprints. */
export function stableText(text: string, length: number): string {
  const digest = createHash("sha256").update(text).digest();
  let result = "";
  for (let index = 0; index < length; index += 1)
    result += ALPHABET.charAt(digest.readUInt8(index % 32) % 62);
  return result;
}
