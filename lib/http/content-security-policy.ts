/** Where browsers report what the policy refused. */
const REPORTS_PATH = "/api/csp-reports";
/** The name by which the policy refers to the `Reporting-Endpoints` header. */
const REPORTS = "csp";

/** Where the page's scripts may come from and whom they may call, besides the shop itself. */
export type StripeOrigins = {
  scripts: string[];
  connections: string[];
  frames: string[];
  images: string[];
};

// docs.stripe.com/security/guide#content-security-policy, plus Link's own hosts.
const STRIPE: StripeOrigins = {
  scripts: ["https://js.stripe.com", "https://*.js.stripe.com"],
  connections: ["https://api.stripe.com", "https://link.com", "https://*.link.com"],
  frames: [
    "https://js.stripe.com",
    "https://*.js.stripe.com",
    "https://hooks.stripe.com",
    "https://link.com",
    "https://*.link.com",
  ],
  images: ["https://*.stripe.com", "https://*.link.com"],
};

/** The `Reporting-Endpoints` header that the policy's `report-to` needs. */
export function reportingEndpoints(): string {
  return `${REPORTS}="${REPORTS_PATH}"`;
}

/** Stripe's origins, or the sandbox's in their place when both of its settings are present. */
export function stripeOrigins(stripe: { apiBase: URL | null; jsUrl: string | null }): StripeOrigins {
  if (!stripe.apiBase || !stripe.jsUrl) return STRIPE;
  const origins = [...new Set([new URL(stripe.jsUrl).origin, stripe.apiBase.origin])];
  return { scripts: origins, connections: origins, frames: origins, images: origins };
}

// One document goes from these pages into the checkout without being loaded anew, and the checkout loads
// Stripe.js, of which nobody here knows whether it keeps to Trusted Types (docs/decisions/0020).
const WAY_TO_CHECKOUT = /^\/(?:products|cart|checkout)(?:\/|$)/;

type PolicyInput = {
  /** The page's path. */
  pathname: string;
  /** Base64, at least 128 random bits, made for this one response. */
  nonce: string;
  stripe: StripeOrigins;
  /** Where the CAPTCHA's script and its frame come from, as in `["https://challenges.cloudflare.com"]`; none without one. */
  captcha: string[];
  /** Only `next dev`: its stack traces need eval, its reloading a WebSocket, its overlay inline styles. */
  development: boolean;
  /** Whether shoppers reach the shop by https. */
  secure: boolean;
};

/** The Content-Security-Policy of one HTML response, for a shop in production without any 'unsafe-…'. */
export function contentSecurityPolicy(input: PolicyInput): string {
  const { pathname, nonce, stripe, captcha, development, secure } = input;
  // `next dev` evaluates code and shows errors by strings.
  const trustedTypes = !development && !WAY_TO_CHECKOUT.test(pathname);
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...stripe.scripts,
      ...captcha,
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "connect-src": ["'self'", ...stripe.connections, ...(development ? ["ws:"] : [])],
    "frame-src": [...stripe.frames, ...captcha],
    "img-src": ["'self'", "data:", ...stripe.images],
    "font-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    ...(trustedTypes ? { "require-trusted-types-for": ["'script'"], "trusted-types": ["default"] } : {}),
    ...(secure ? { "upgrade-insecure-requests": [] } : {}),
    "report-uri": [REPORTS_PATH],
    // Browsers take no such endpoint without https, and who knows this directive sends nothing to the other.
    ...(secure ? { "report-to": [REPORTS] } : {}),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
