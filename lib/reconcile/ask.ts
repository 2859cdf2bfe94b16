import type { Cause } from "@/lib/orders/record-order-event";
import { applyFact } from "@/lib/payments/apply-fact";
import type { AppliedFact } from "@/lib/payments/apply-facts";
import { askAboutPayment } from "@/lib/payments/ask-about-payment";
import { reconcileDispute } from "@/lib/payments/reconcile-dispute";
import { reconcileRefund } from "@/lib/payments/reconcile-refund";
import type { StripeFailureKind } from "@/lib/stripe/errors";

/** What Stripe can be asked about. */
export const ASKED = ["payment", "refund", "dispute"] as const;
export type Asked = (typeof ASKED)[number];

export type Answer =
  /** Its status at Stripe, and what that changed here. */
  { ok: true; says: string; outcome: AppliedFact } | { ok: false; kind: StripeFailureKind };

async function askPayment(id: string, cause: Cause): Promise<Answer> {
  const answer = await askAboutPayment(id, cause);
  if (!answer.ok) return { ok: false, kind: answer.failure.kind };
  const fact = { kind: "payment", payment: answer.facts, asked: true } as const;
  return { ok: true, says: answer.facts.status, outcome: await applyFact({ fact, cause }) };
}

const ASK: Readonly<Record<Asked, (id: string, cause: Cause) => Promise<Answer>>> = {
  payment: askPayment,
  refund: reconcileRefund,
  dispute: reconcileDispute,
};

/** Asks Stripe how a PaymentIntent, a refund or a dispute stands now, and makes its order say so. */
export function ask(about: Asked, id: string, cause: Cause): Promise<Answer> {
  return ASK[about](id, cause);
}
