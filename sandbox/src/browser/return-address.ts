import { readString } from "../page/guards";

/** return_url with the three parameters Stripe appends. */
export function returnAddress(returnUrl: string, paymentIntent: Record<string, unknown>): string {
  const status = readString(paymentIntent, "status");
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", readString(paymentIntent, "id") ?? "");
  url.searchParams.set("payment_intent_client_secret", readString(paymentIntent, "client_secret") ?? "");
  const paid = status === "succeeded" || status === "requires_capture";
  url.searchParams.set(
    "redirect_status",
    paid ? "succeeded" : status === "processing" ? "pending" : "failed",
  );
  return url.href;
}

/** Absolute and http or https: nothing else may be navigated to. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
