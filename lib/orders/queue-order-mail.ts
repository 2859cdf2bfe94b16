import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/prisma";
import { addJob } from "@/lib/queue";
import type { Prisma } from "@/prisma/generated/client";

/** What a shopper is written about an order, each at most once: that it is placed and its money is on the way, that it is paid. */
export const ORDER_MAIL_KINDS = ["order_received", "order_confirmed"] as const;
export type OrderMailKind = (typeof ORDER_MAIL_KINDS)[number];

/**
 * Writes down that a shopper gets a mail about an order, and queues its sending, in the caller's
 * transaction. The unique key of a mail is its order and kind: asking again sends nothing. `alongside` are
 * parts of a WITH that change data in the same statement, for the path that every order takes.
 */
export async function queueOrderMail(
  tx: Tx,
  { orderId, email }: { orderId: string; email: string },
  kind: OrderMailKind,
  alongside: Prisma.Sql,
): Promise<void> {
  const mailId = randomUUID();
  await tx.$executeRaw`
    WITH ${alongside},
    written AS (
      INSERT INTO mail (id, order_id, kind, recipient)
      VALUES (${mailId}::uuid, ${orderId}::uuid, ${kind}, ${email})
      ON CONFLICT (order_id, kind) DO NOTHING
      RETURNING id
    )
    SELECT ${addJob("send_mail", { mailId }, `mail:${mailId}`)} FROM written`;
}
