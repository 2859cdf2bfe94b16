import type { Money } from "@/lib/money";
import type { OrderStatus } from "@/lib/orders/order-status";
import { prisma } from "@/lib/prisma";

const SHOWN = 5;

/** Another order of the same e-mail. */
export type OtherOrder = { id: string; number: number; status: OrderStatus; createdAt: Date; total: Money };

/** The newest other orders of an e-mail, whatever the case of its letters, and whether there are more. */
export async function listOtherOrders(
  orderId: string,
  email: string,
): Promise<{ orders: OtherOrder[]; more: boolean }> {
  const rows = await prisma().$queryRaw<(Omit<OtherOrder, "total"> & Money)[]>`
    SELECT id, number, status, created_at AS "createdAt", total_amount AS amount, currency FROM "order"
    WHERE lower(email) = lower(${email}) AND id <> ${orderId}::uuid
    ORDER BY created_at DESC, id DESC LIMIT ${SHOWN + 1}`;
  const orders = rows
    .slice(0, SHOWN)
    .map(({ amount, currency, ...row }) => ({ ...row, total: { amount, currency } }));
  return { orders, more: rows.length > SHOWN };
}
