import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "@/lib/prisma";
import { KEEP_DAYS } from "@/lib/retention";
import { Prisma } from "@/prisma/generated/client";

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[\w-]{43}$/;

/** SHA-256 of an order page's token, or null where the text cannot be one. 256 random bits need no slow hash. */
export function hashOrderToken(token: string): Uint8Array<ArrayBuffer> | null {
  return TOKEN_SHAPE.test(token) ? new Uint8Array(createHash("sha256").update(token).digest()) : null;
}

/** A new token as `issueOrderToken` makes it, and the INSERT that makes it open the order's page. */
export function newOrderToken(orderId: string): { token: string; insert: Prisma.Sql } {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const tokenHash = new Uint8Array(createHash("sha256").update(token).digest());
  const insert = Prisma.sql`
    INSERT INTO order_token (token_hash, order_id, expires_at)
    VALUES (${tokenHash}, ${orderId}::uuid, now() + make_interval(days => ${KEEP_DAYS.orderLink}))`;
  return { token, insert };
}

/**
 * Makes a new address for an order's page and returns its token: 256 random bits, base64url. Only the
 * hash is stored, so the token cannot be shown again; whoever needs one later gets another.
 */
export async function issueOrderToken(tx: Tx, orderId: string): Promise<string> {
  const { token, insert } = newOrderToken(orderId);
  await tx.$executeRaw(insert);
  return token;
}
