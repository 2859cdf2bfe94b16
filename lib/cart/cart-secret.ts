import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
const SECRET_SHAPE = /^[\w-]{43}$/;

/** A new cart's secret: 256 random bits, base64url. It lives in the shopper's cookie and nowhere else. */
export function newCartSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** SHA-256 of a cart's secret, or null where the text cannot be one. 256 random bits need no slow hash. */
export function hashCartSecret(secret: string): Uint8Array<ArrayBuffer> | null {
  return SECRET_SHAPE.test(secret) ? new Uint8Array(createHash("sha256").update(secret).digest()) : null;
}
