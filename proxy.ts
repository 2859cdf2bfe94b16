import { randomBytes, randomUUID } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { contentSecurityPolicy, stripeOrigins } from "@/lib/http/content-security-policy";
import { securityHeaders } from "@/lib/http/security-headers";

const ORDER_PAGE = /^\/orders\/[^/]+$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NONCE_BYTES = 16;

/**
 * Gives every response its headers and every page a nonce of its own. It decides nothing about who may
 * see what: pages and actions authorise by themselves.
 */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const { appUrl, stripe, captcha } = env();
  const headers = securityHeaders(pathname, appUrl);

  // Stripe returns shoppers with the PaymentIntent's client secret in the query. It must not stay in the
  // address bar, the history or a log, and the page would not believe it anyway.
  if (search && ORDER_PAGE.test(pathname) && request.method === "GET") {
    const clean = request.nextUrl.clone();
    clean.search = "";
    return NextResponse.redirect(clean, { status: 303, headers });
  }

  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  const policy = contentSecurityPolicy({
    pathname,
    nonce,
    stripe: stripeOrigins(stripe),
    captcha: captcha ? [new URL(captcha.scriptUrl).origin] : [],
    development: process.env.NODE_ENV === "development",
    secure: appUrl.protocol === "https:",
  });
  // The server in scripts/serve gave it one; another host may leave in whatever the client sent.
  const received = request.headers.get("x-request-id") ?? "";
  const requestId = UUID.test(received) ? received : randomUUID();

  // Next takes the nonce for its own tags from the request's policy, so whatever the client sent under
  // these names is replaced before rendering.
  const forwarded = new Headers(request.headers);
  forwarded.set("content-security-policy", policy);
  forwarded.delete("content-security-policy-report-only");
  forwarded.set("x-nonce", nonce);
  forwarded.set("x-request-id", requestId);

  // The one page that Next renders while building, so its scripts cannot carry a nonce. Nothing links to
  // it: errors while serving are rendered by request, with one.
  const init = { request: { headers: forwarded } };
  const response =
    pathname === "/_global-error"
      ? NextResponse.rewrite(new URL("/_not-found", request.url), init)
      : NextResponse.next(init);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

export const config = {
  // Build output is plain files; the webhook route answers Stripe without a body and is the hot path.
  matcher: ["/((?!_next/static/|api/webhooks$).*)"],
};
