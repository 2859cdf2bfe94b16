import { randomInt } from "node:crypto";

const BYTE = 256;

/** A shopper's address that no other test has, so that limits never couple two tests. */
export function newClientAddress(): string {
  return `10.${randomInt(BYTE)}.${randomInt(BYTE)}.${randomInt(BYTE)}`;
}
