import { log } from "@/lib/log";
import { stripe } from "./client";
import { type DisputeFacts, parseDisputeFacts } from "./dispute-facts";
import { type StripeFailure, toStripeFailure, unreadable } from "./errors";

export type DisputeAnswer = { ok: true; facts: DisputeFacts } | { ok: false; failure: StripeFailure };

/** Asks how a dispute stands now. */
export async function retrieveDispute(id: string): Promise<DisputeAnswer> {
  try {
    const dispute = await stripe().disputes.retrieve(id);
    const { requestId } = dispute.lastResponse;
    log.info({ stripe: "retrieve dispute", dispute: id, status: dispute.status, stripeRequestId: requestId });
    const facts = parseDisputeFacts(dispute);
    return facts ? { ok: true, facts } : { ok: false, failure: unreadable(requestId) };
  } catch (error) {
    const failure = toStripeFailure(error);
    const { kind, requestId } = failure;
    log.warn({ stripe: "retrieve dispute", failure: kind, stripeRequestId: requestId, err: error });
    return { ok: false, failure };
  }
}
