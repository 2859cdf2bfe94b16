import { z } from "zod";
import type { Visitor } from "@/lib/http/visitor";
import { log } from "@/lib/log";
import type { Captcha } from "@/lib/setting-shapes";

// A shopper waits for this call, and the provider answers in a fraction of it or not at all.
const TIMEOUT_MS = 5000;

// What Turnstile, hCaptcha and reCAPTCHA answer alike.
const answerSchema = z.object({
  success: z.boolean(),
  "error-codes": z.array(z.string()).default([]),
});

/** Codes that are about the shop or the provider; all others are about what the browser sent. */
const NOT_THE_SHOPPERS = [
  "missing-input-secret",
  "invalid-input-secret",
  "sitekey-secret-mismatch",
  "internal-error",
];

export type Verdict =
  | { ok: true }
  /** It proves nothing: made up, expired, used before, or of another site. */
  | { ok: false; kind: "refused" }
  /** Nobody knows: the provider does not answer, or will not answer this shop. The log has why. */
  | { ok: false; kind: "unavailable" };

/**
 * Asks the CAPTCHA's provider whether `proof`, which its widget gave to a browser, is good. A proof is good
 * once; the provider sees to that.
 */
export async function verifyProof(
  captcha: Captcha,
  proof: string,
  visitor: Visitor,
  { timeoutMs = TIMEOUT_MS } = {},
): Promise<Verdict> {
  const { requestId } = visitor;
  try {
    const answer = await ask(captcha, proof, visitor, timeoutMs);
    if (answer.success) return { ok: true };
    const codes = answer["error-codes"];
    if (!codes.some((code) => NOT_THE_SHOPPERS.includes(code))) return { ok: false, kind: "refused" };
    log.error({ requestId, codes }, "the CAPTCHA's provider refuses the shop: check its keys");
  } catch (error) {
    log.error({ err: error, requestId }, "the CAPTCHA's provider could not be asked");
  }
  return { ok: false, kind: "unavailable" };
}

async function ask(captcha: Captcha, proof: string, { address }: Visitor, timeoutMs: number) {
  const body = new URLSearchParams({ secret: captcha.secretKey, response: proof });
  if (address !== "unknown") body.set("remoteip", address);
  const response = await fetch(captcha.verifyUrl, {
    method: "POST",
    body,
    cache: "no-store",
    // The secret goes to the address that was set, and nowhere that it points to.
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  return answerSchema.parse(await response.json());
}
