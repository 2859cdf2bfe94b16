import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { parseMajorUnits } from "@/lib/money";
import { commandIdOf } from "@/lib/payments/command-id";
import type { RefundedPart } from "@/lib/payments/decide/fact";
import { STAFF_REFUND_REASONS } from "@/lib/payments/decide/refund-reasons";
import { type RefundCommandResult, requestRefund } from "@/lib/payments/refund-order";
import { prisma } from "@/lib/prisma";
import { chosenLines, fieldsWithPieces, piecesSchema } from "./pieces-fields";

const MOST_NOTE = 1000;

const fixed = z.strictObject({
  orderId: z.uuid(),
  attemptId: z.uuid(),
  key: z.uuid(),
  what: z.enum(["rest", "pieces", "amount"]),
  /** In major units of the payment's currency, as typed. */
  amount: z.string().max(20).default(""),
  restock: z.literal("yes").optional(),
  reason: z.enum(STAFF_REFUND_REASONS),
  note: z.string().trim().max(MOST_NOTE).default(""),
});

/** The fields of the refund form; one for each product besides. */
export const refundForm = fieldsWithPieces.pipe(fixed.extend({ pieces: piecesSchema }));

export type RefundForm = z.infer<typeof refundForm>;

export type RefundFormResult =
  | RefundCommandResult
  /** Not an amount of this currency: letters, too many decimals. */
  | { ok: false; kind: "amount_unreadable" };

/** Asks for the refund that a form describes, in the name of who sent it. */
export async function refundFromForm(form: RefundForm, staff: Staff): Promise<RefundFormResult> {
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { id: form.attemptId },
    select: { currency: true },
  });
  if (!attempt) return { ok: false, kind: "not_captured" };
  const what = partOf(form, attempt.currency);
  if (what === null) return { ok: false, kind: "amount_unreadable" };
  return await requestRefund(form.orderId, {
    refundId: commandIdOf(form.orderId, form.key),
    attemptId: form.attemptId,
    what,
    // An amount names no pieces, as the form says beside the choice.
    restock: form.restock === "yes" && form.what !== "amount",
    reason: form.reason,
    note: form.note || null,
    by: staff.id,
  });
}

function partOf(form: RefundForm, currency: string): RefundedPart | null {
  switch (form.what) {
    case "rest":
      return { kind: "rest" };
    case "pieces":
      return { kind: "pieces", lines: chosenLines(form.pieces) };
    case "amount": {
      const amount = parseMajorUnits(form.amount, currency);
      return amount === null ? null : { kind: "amount", amount };
    }
    default:
      return form.what satisfies never;
  }
}
