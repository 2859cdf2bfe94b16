import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { commandIdOf } from "@/lib/payments/command-id";
import { prisma } from "@/lib/prisma";
import type { StaffAnswer } from "./staff-answer";

const MOST = 2_000;

/** The form that writes a note. `key` is another one each time a page is made. */
export const noteForm = z.strictObject({
  orderId: z.uuid(),
  key: z.uuid(),
  text: z.string().trim().min(1).max(MOST),
});

/** Writes a note about an order, once however often the form is sent. It cannot be changed afterwards. */
export async function writeNote(
  { orderId, key, text }: z.infer<typeof noteForm>,
  staff: Staff,
): Promise<StaffAnswer> {
  const count = await prisma().$executeRaw`
    INSERT INTO order_note (id, order_id, text, written_by)
    SELECT ${commandIdOf(orderId, key)}::uuid, id, ${text}, ${staff.id} FROM "order" WHERE id = ${orderId}::uuid
    ON CONFLICT (id) DO NOTHING`;
  return count === 1
    ? { tone: "success", message: "Your note is there. It stays; another one corrects it." }
    : { tone: "info", message: "This note is there already, or the order is gone." };
}
