import type Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "./client";
import { type StripeFailure, toStripeFailure, unreadable } from "./errors";
import { parseRefundFacts, type RefundFacts } from "./refund-facts";

export type RefundAnswer =
  | { ok: true; facts: RefundFacts; requestId: string }
  | { ok: false; failure: StripeFailure };

/** Makes a refund. The same key always comes with the same parameters; Stripe then answers the same. */
export function createRefund(
  params: Stripe.RefundCreateParams,
  idempotencyKey: string,
): Promise<RefundAnswer> {
  return ask("create refund", () => stripe().refunds.create(params, { idempotencyKey }));
}

/** Asks how a refund stands now. */
export function retrieveRefund(id: string): Promise<RefundAnswer> {
  return ask("retrieve refund", () => stripe().refunds.retrieve(id));
}

async function ask(
  operation: string,
  call: () => Promise<Stripe.Response<Stripe.Refund>>,
): Promise<RefundAnswer> {
  try {
    const refund = await call();
    const { requestId } = refund.lastResponse;
    log.info({ stripe: operation, refund: refund.id, status: refund.status, stripeRequestId: requestId });
    const facts = parseRefundFacts(refund);
    return facts ? { ok: true, facts, requestId } : { ok: false, failure: unreadable(requestId) };
  } catch (error) {
    const failure = toStripeFailure(error);
    log.warn({ stripe: operation, failure: failure.kind, stripeRequestId: failure.requestId, err: error });
    return { ok: false, failure };
  }
}
