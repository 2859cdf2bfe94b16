// Stripe sends one signature for each secret that is valid at the moment: two while one is being rolled.
const MOST_SIGNATURES = 4;
const LONGEST_HEADER = 600;
const TIME = /^t=(\d{1,12})$/;
const SIGNATURE = /^v1=([0-9a-f]{64})$/;
// Other schemes, such as v0 of test events, are Stripe's to add and never ours to believe.
const OTHER_SCHEME = /^v\d{1,3}=[0-9a-f]{0,128}$/;

/** What a Stripe-Signature header says: seconds since 1970, and the signatures of the one scheme we believe. */
export type SignatureHeader = { signedAt: number; signatures: string[] };

/**
 * Reads a header such as `t=1492774577,v1=5257…,v0=6ffb…` (docs.stripe.com/webhooks#verify-manually). Null for
 * everything else: exactly one time, one to four whole signatures, nothing that two readers could read in
 * two ways. Stripe's library takes the last of several times and stumbles over an empty signature.
 */
export function parseSignatureHeader(header: string): SignatureHeader | null {
  if (header.length > LONGEST_HEADER) return null;
  const times: number[] = [];
  const signatures: string[] = [];
  for (const part of header.split(",")) {
    const time = TIME.exec(part)?.[1];
    const signature = SIGNATURE.exec(part)?.[1];
    if (time) times.push(Number(time));
    else if (signature) signatures.push(signature);
    else if (part.startsWith("v1=") || !OTHER_SCHEME.test(part)) return null;
  }
  const [signedAt] = times;
  if (signedAt === undefined || times.length > 1) return null;
  return signatures.length > 0 && signatures.length <= MOST_SIGNATURES ? { signedAt, signatures } : null;
}

/** The header in its plainest form, for a library to verify. */
export function printSignatureHeader({ signedAt, signatures }: SignatureHeader): string {
  return [`t=${signedAt}`, ...signatures.map((signature) => `v1=${signature}`)].join(",");
}
