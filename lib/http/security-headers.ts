import { reportingEndpoints } from "./content-security-policy";

const YEAR_IN_SECONDS = 31_536_000;
const ORDER_LINK = /^\/orders(\/|$)/;
/**
 * Nobody is told the address of an order's page, not even the shop's own pages, on which Stripe's script could read it.
 * The shop's origin is told: without it the browser would send the page's forms as from nowhere.
 */
export const ORDER_REFERRER = "strict-origin";
const NEVER_STORED = /^\/(orders|admin|checkout|api)(\/|$)/;
// Live streams say it themselves, together with `no-transform`, without which they would be held back.
const LIVE_STREAM = /\/events$/;

/**
 * Headers of every response that is not a static file. `pathname` decides what may be stored and what
 * may leak by Referer: the address of an order's page is its key.
 */
export function securityHeaders(pathname: string, appUrl: URL): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": ORDER_LINK.test(pathname) ? ORDER_REFERRER : "strict-origin-when-cross-origin",
    // Stripe's own pages (3D Secure, wallets) open as pop-ups.
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "Permissions-Policy": 'payment=(self "https://js.stripe.com"), camera=(), microphone=(), geolocation=()',
    ...(appUrl.protocol === "https:"
      ? {
          "Strict-Transport-Security": `max-age=${YEAR_IN_SECONDS}; includeSubDomains`,
          "Reporting-Endpoints": reportingEndpoints(),
        }
      : {}),
    ...(NEVER_STORED.test(pathname) && !LIVE_STREAM.test(pathname) ? { "Cache-Control": "no-store" } : {}),
  };
}
