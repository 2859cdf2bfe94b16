import { env } from "@/lib/env";
import { WEBHOOK_BODY_BYTES } from "@/lib/http/body-limits";
import { readCappedBody } from "@/lib/http/capped-body";
import { emptyReply } from "@/lib/http/empty-reply";
import { logSecurity } from "@/lib/http/security-log";
import { readVisitor } from "@/lib/http/visitor";
import { parseSignatureHeader } from "@/lib/stripe/signature-header";
import { verifyEvent } from "@/lib/stripe/verify-event";
import { noteAcceptedSignature, noteRefusedSignature } from "@/lib/webhooks/signatures";
import { takeDelivery } from "@/lib/webhooks/take-delivery";

/**
 * Where Stripe tells us what happened. 400 for a bad signature or body, 413 for a body over 512 KiB, 200
 * for an event that is recorded, 500 for one that Stripe should send again (docs.stripe.com/webhooks).
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readCappedBody(request, WEBHOOK_BODY_BYTES);
  if (!body) return emptyReply(413);
  const header = request.headers.get("stripe-signature");
  const verified = verifyEvent(body, header, env().stripe.webhookSecrets);
  if (!verified.ok) {
    if (verified.reason === "signature" && parseSignatureHeader(header ?? "")) noteRefusedSignature();
    logSecurity("webhook_refused", await readVisitor(), { reason: verified.reason });
    return emptyReply(400);
  }
  noteAcceptedSignature();
  const delivery = await takeDelivery(verified.event);
  return emptyReply(delivery === "recorded" ? 200 : 500);
}
