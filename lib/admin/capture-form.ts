import { z } from "zod";
import type { Staff } from "@/lib/auth/staff-session";
import { parseMajorUnits } from "@/lib/money";
import { type CaptureCommandResult, requestCapture } from "@/lib/payments/capture-payment";
import { commandIdOf } from "@/lib/payments/command-id";
import type { CapturedPart } from "@/lib/payments/decide/fact";
import { prisma } from "@/lib/prisma";

/** The form that decides about a held amount. `key` is another one each time a page is made. */
export const captureForm = z.strictObject({
  orderId: z.uuid(),
  attemptId: z.uuid(),
  key: z.uuid(),
  what: z.enum(["all", "amount", "release"]),
  /** In major units of the payment's currency, as typed. */
  amount: z.string().max(20).default(""),
});

export type CaptureForm = z.infer<typeof captureForm>;

export type CaptureFormResult =
  | CaptureCommandResult
  /** Not an amount of this currency: letters, too many decimals. */
  | { ok: false; kind: "amount_unreadable" };

/** Does with a held amount what a form says, in the name of who sent it. */
export async function captureFromForm(form: CaptureForm, staff: Staff): Promise<CaptureFormResult> {
  const { orderId, attemptId, key } = form;
  const attempt = await prisma().paymentAttempt.findUnique({
    where: { id: attemptId },
    select: { currency: true },
  });
  if (!attempt) return { ok: false, kind: "not_authorized" };
  const what = partOf(form, attempt.currency);
  if (what === null) return { ok: false, kind: "amount_unreadable" };
  return await requestCapture(orderId, { captureId: commandIdOf(orderId, key), attemptId, what }, staff.id);
}

function partOf({ what, amount }: CaptureForm, currency: string): CapturedPart | null {
  if (what !== "amount") return { kind: what };
  const units = parseMajorUnits(amount, currency);
  return units === null ? null : { kind: "amount", amount: units };
}
