import { env } from "@/lib/env";
import { logSecurity } from "@/lib/http/security-log";
import type { Visitor } from "@/lib/http/visitor";
import { verifyProof } from "./verify-proof";

/** What a browser needs to show the CAPTCHA; none of it is secret. */
export type ChallengeWidget = { siteKey: string; scriptUrl: string };

export type ProofRefusal =
  /** Pay again with a proof. `because` says whether there was none or it was not good. */
  | { ok: false; kind: "challenge"; because: "asked" | "refused"; widget: ChallengeWidget }
  /** The provider could not be asked, so that no proof is worth anything at the moment. */
  | { ok: false; kind: "challenge_unavailable" };

/**
 * Whether a payment that looks like card testing may go on: null with a good proof that a person is there, or
 * where the shop has no CAPTCHA. A provider that cannot be asked stops it (docs/decisions/0027).
 */
export async function refuseWithoutProof(
  visitor: Visitor,
  proof: string | undefined,
): Promise<ProofRefusal | null> {
  const { captcha } = env();
  if (!captcha) return null;
  const { siteKey, scriptUrl } = captcha;
  const widget = { siteKey, scriptUrl };
  if (proof === undefined) {
    logSecurity("proof_asked", visitor);
    return { ok: false, kind: "challenge", because: "asked", widget };
  }
  const verdict = await verifyProof(captcha, proof, visitor);
  if (verdict.ok) return null;
  logSecurity("proof_refused", visitor, { reason: verdict.kind });
  return verdict.kind === "refused"
    ? { ok: false, kind: "challenge", because: "refused", widget }
    : { ok: false, kind: "challenge_unavailable" };
}
