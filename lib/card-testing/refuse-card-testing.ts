import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { hashNetwork } from "@/lib/limits/hash-network";
import { log } from "@/lib/log";
import { readDeclineAges } from "@/lib/orders/network-declines";
import { type ProofRefusal, refuseWithoutProof } from "./challenge";
import { DECLINES_TO_KNOW, secondsToWait, wantsProof } from "./judge-declines";

export type CardTestingRefusal =
  /** Too many payments of orders from the visitor's network were declined lately, whoever's they were. */
  { ok: false; kind: "network_declined_too_often"; retryAfterSeconds: number } | ProofRefusal;

/**
 * What Pay asks before it starts a payment, of a cart or of a placed order: whether the visitor's network looks
 * like somebody who tries stolen cards. Null when it may go on. `proof` is what the CAPTCHA gave, if it was asked.
 */
export async function refuseCardTesting(
  visitor: Visitor,
  proof: string | undefined,
): Promise<CardTestingRefusal | null> {
  const ages = await declineAges(visitor);
  const retryAfterSeconds = secondsToWait(ages);
  if (retryAfterSeconds > 0) {
    logSecurity("limit_reached", visitor, { limit: "declines" });
    return { ok: false, kind: "network_declined_too_often", retryAfterSeconds };
  }
  return wantsProof(ages) ? await refuseWithoutProof(visitor, proof) : null;
}

/** A count that cannot be had must not be what keeps a shopper from paying. */
async function declineAges({ network, requestId }: Visitor): Promise<number[]> {
  try {
    return await readDeclineAges(hashNetwork(network), DECLINES_TO_KNOW);
  } catch (error) {
    log.warn({ err: error, requestId }, "a network's declines could not be counted");
    return [];
  }
}
