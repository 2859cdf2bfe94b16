import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header for a body sent now (seconds): one `v1` for each secret in force. */
export function signatureHeader(body: string, secrets: readonly string[], now: number): string {
  const signatures = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${now}.${body}`).digest("hex");
    return `v1=${digest}`;
  });
  return [`t=${now}`, ...signatures].join(",");
}
