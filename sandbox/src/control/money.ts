import { z } from "zod";
import type { PageRoute } from "../http/page-route";
import { isOpen, loseDispute, winDispute } from "../payments/dispute";
import { openDispute } from "../payments/open-dispute";
import { failRefund, finishRefund } from "../payments/refund";
import { settlePayment } from "../payments/settle";
import type { DisputeRecord } from "../records/dispute";
import { NO_CAUSE, type Scope } from "../store/scope";
import type { World } from "../store/world";
import { wireDispute } from "../wire/dispute";
import { wirePaymentIntent } from "../wire/payment-intent";
import { wireRefund } from "../wire/refund";
import { accountHolding } from "./find-account";
import { ControlError, control } from "./json";

const account = z.string().optional();

/** What banks and cardholders do: settle or refuse slow payments, dispute charges, send refunds back. */
export function moneyControls(world: World): PageRoute[] {
  const scopeOf = (accountId: string | undefined, id: string): Scope => ({
    world,
    account: accountHolding(world, accountId, id),
    cause: NO_CAUSE,
  });
  const settle = (
    given: { account?: string | undefined; payment_intent: string },
    told: "succeeds" | "fails",
  ) => {
    const settled = settlePayment(scopeOf(given.account, given.payment_intent), given.payment_intent, told);
    if (!settled) throw new ControlError(409, `${given.payment_intent} is not a payment that is processing.`);
    return wirePaymentIntent(settled);
  };
  const decide = (
    given: { account?: string | undefined; dispute: string },
    how: (scope: Scope, dispute: DisputeRecord) => DisputeRecord,
  ) => {
    const scope = scopeOf(given.account, given.dispute);
    const dispute = scope.account.disputes.get(given.dispute);
    if (!dispute || !isOpen(dispute)) throw new ControlError(409, `${given.dispute} is not an open dispute.`);
    return wireDispute(how(scope, dispute), world.clock.seconds());
  };
  const payment = z.strictObject({ account, payment_intent: z.string() });
  const dispute = z.strictObject({ account, dispute: z.string() });
  const refund = z.strictObject({ account, refund: z.string() });
  return [
    control("payments/settle", payment, (given) => settle(given, "succeeds")),
    control("payments/fail", payment, (given) => settle(given, "fails")),
    control("payments/forget", payment, (given) => {
      scopeOf(given.account, given.payment_intent).account.paymentIntents.delete(given.payment_intent);
      return { ok: true };
    }),
    control(
      "disputes/open",
      payment.extend({
        reason: z.enum(["fraudulent", "product_not_received", "general", "duplicate"]).default("fraudulent"),
        inquiry: z.boolean().default(false),
      }),
      (given) => {
        const scope = scopeOf(given.account, given.payment_intent);
        const intent = scope.account.paymentIntents.get(given.payment_intent);
        const charge = intent?.latestCharge ? scope.account.charges.get(intent.latestCharge) : undefined;
        if (!charge?.captured)
          throw new ControlError(409, `${given.payment_intent} has no captured charge to dispute.`);
        return wireDispute(openDispute(scope, charge, given.reason, given.inquiry), world.clock.seconds());
      },
    ),
    control("disputes/win", dispute, (given) => decide(given, winDispute)),
    control("disputes/lose", dispute, (given) => decide(given, loseDispute)),
    control("refunds/finish", refund, (given) => {
      const scope = scopeOf(given.account, given.refund);
      finishRefund(scope, given.refund);
      return refundOf(scope, given.refund);
    }),
    control("refunds/fail", refund, (given) => {
      const scope = scopeOf(given.account, given.refund);
      if (!failRefund(scope, given.refund)) {
        throw new ControlError(409, `${given.refund} has already failed or was canceled.`);
      }
      return refundOf(scope, given.refund);
    }),
  ];
}

function refundOf(scope: Scope, id: string): object {
  const refund = scope.account.refunds.get(id);
  if (!refund) throw new ControlError(404, `There is no refund ${id}.`);
  return wireRefund(refund);
}
