import { createHash } from "node:crypto";

/**
 * The id of the refund or capture that a form asks for: the same form is the same command however often it is
 * sent, and a key that was taken from another order's form is none of that order's. A UUID of version 8.
 */
export function commandIdOf(orderId: string, formKey: string): string {
  const bytes = createHash("sha256").update(`${orderId} ${formKey}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
