import type { Bug } from "./bug";
import { CRASHES } from "./hunts";

const DECIDE = "lib/payments/decide";

/** What could go wrong in what Stripe is asked. */
export const STRIPE_BUGS: readonly Bug[] = [
  {
    name: "a payment is tried again with a new key",
    edits: [
      {
        file: "lib/payments/ensure-payment-intent.ts",
        find: `createPaymentIntent(attempt.params, attempt.idempotencyKey)`,
        replace: `createPaymentIntent(attempt.params, crypto.randomUUID())`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "a refund is tried again with a new key",
    edits: [
      {
        file: "lib/payments/send-refund.ts",
        find: `    refund.idempotencyKey,`,
        replace: `    crypto.randomUUID(),`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "a refund is made before its row",
    edits: [
      {
        file: "lib/payments/refund-order.ts",
        find: `  const done = await applyCommand(orderId, { kind: "refund_requested", request }, request.by);`,
        replace: `  const { createRefund } = await import("@/lib/stripe/refunds");
  const attempt = await prisma().paymentAttempt.findUniqueOrThrow({ where: { id: request.attemptId } });
  const amount = request.what.kind === "amount" ? request.what.amount : attempt.amount;
  const metadata = { order_id: orderId, refund_id: request.refundId };
  await createRefund({ payment_intent: attempt.paymentIntentId ?? "", amount, metadata }, request.refundId);
  const done = await applyCommand(orderId, { kind: "refund_requested", request }, request.by);`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "stock is released before the payment is canceled",
    edits: [
      {
        file: "lib/payments/cancel-order.ts",
        find: `  if (attempt && !(await`,
        replace: `  await applyFact({ fact: { kind: "close", as }, orderId, cause });\n  if (attempt && !(await`,
      },
      {
        file: `${DECIDE}/decide-close.ts`,
        find: `if (order.attempts.some(({ status }) => mayTakeMoney(status))) return UNCHANGED;`,
        replace: "void mayTakeMoney;",
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "an expired order's payment is not canceled",
    edits: [
      {
        file: "lib/payments/cancel-order.ts",
        find: `  if (attempt && !(await stopAttempt(attempt, cancellationReason(as, cause), cause)))`,
        replace: `  if (attempt && !stopAttempt && !cancellationReason)`,
      },
    ],
    hunt: CRASHES,
  },
  {
    name: "what was made while the answer was lost is not looked for",
    edits: [
      {
        file: "lib/payments/lost-answer.ts",
        find: `  if (!first.ok || (first.found.length > 0 && !forgotten)) return first;`,
        replace: `  if (first.ok) return { ok: true, found: [] };`,
      },
    ],
    hunt: CRASHES,
  },
];
