declare const SANDBOX_ORIGIN: string;

/**
 * Where the sandbox is: where this script came from, so that it also works behind a proxy with another name. A test
 * that answers Stripe's own script URL with this file gets the origin that was written in when it was served.
 */
export const sandboxOrigin = scriptOrigin() ?? SANDBOX_ORIGIN;

function scriptOrigin(): string | null {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement) || !URL.canParse(currentScript.src)) return null;
  const { origin, hostname } = new URL(currentScript.src);
  return hostname === "js.stripe.com" ? null : origin;
}
