import { headers } from "next/headers";
import type { Visitor } from "@/lib/http/visitor";
import { prisma } from "@/lib/prisma";

/** What staff do that is written down, each with its words: a line for each action. */
export const AUDIT_ACTIONS = {
  "session.start": "Signed in",
  "session.refused": "Failed to sign in",
  "session.end": "Signed out",
  "payment.ask": "Asked Stripe about a payment",
  "order.ask": "Asked Stripe about an order",
  "order.refund": "Sent a refund",
  "refund.judge": "Judged a refund",
  "order.capture": "Captured an order, or let it go",
  "order.cancel": "Canceled an order",
  "note.write": "Wrote a note",
  "review.settle": "Settled a review about money",
  "review.close": "Closed a review",
  "mail.resend": "Sent a mail again",
  "parcel.ship": "Shipped a parcel",
  "parcel.ship_many": "Shipped several orders",
  "parcel.mark": "Marked a parcel",
  "product.edit": "Changed a product",
  "stock.move": "Wrote down stock",
  "shipping.edit": "Changed a way to ship",
  "setting.change": "Changed a setting",
  "event.replay": "Replayed an event",
  "data.export": "Exported data",
  "statement.make": "Had a statement made",
  "audit.export": "Exported the audit log",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What is done, and to what: a kind and an id ("order 0b0e…"), or null for nothing in particular. */
export type Audited = { action: AuditAction; subject: string | null };

const DEVICE_LENGTH = 256;

/** A browser's own words about itself, cut to what is kept of them. */
export function deviceWords(received: Headers): string {
  return received.get("user-agent")?.slice(0, DEVICE_LENGTH) ?? "";
}

/** Writes down what somebody is about to do. Throws when it cannot be written: then it must not be done. */
export async function audit(
  account: { id: string; role: string },
  { action, subject }: Audited,
  { address, requestId }: Visitor,
): Promise<void> {
  const device = deviceWords(await headers());
  await prisma().auditEntry.create({
    data: { accountId: account.id, role: account.role, action, subject, address, device, requestId },
  });
}

/** Writes down that somebody signed in. `received` are the request's headers. */
export async function auditSignIn(userId: string, visitor: Visitor, received: Headers): Promise<void> {
  await insertForAccount({ id: userId }, "session.start", visitor, received);
}

/**
 * Writes down that somebody failed to sign in to the account of an e-mail, and nothing where there is none. It is
 * the same statement for both, and waits for no disk, so that the answer does not tell who has an account.
 */
export async function auditFailedSignIn(email: string, visitor: Visitor, received: Headers): Promise<void> {
  await insertForAccount({ email }, "session.refused", visitor, received);
}

async function insertForAccount(
  { id = null, email = null }: { id?: string | null; email?: string | null },
  action: AuditAction,
  { address, requestId }: Visitor,
  received: Headers,
): Promise<void> {
  const device = deviceWords(received);
  await prisma().$transaction(async (tx) => {
    if (action === "session.refused")
      await tx.$queryRaw`SELECT set_config('synchronous_commit', 'off', true)`;
    await tx.$executeRaw`
      INSERT INTO audit_entry (account_id, role, action, address, device, request_id)
      SELECT id, role, ${action}, ${address}, ${device}, ${requestId} FROM staff_user WHERE id = ${id} OR email = ${email}`;
  });
}
