import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { config, proxy } from "./proxy";

const SETTINGS = {
  DATABASE_URL: "postgres://till:till@127.0.0.1:5432/till",
  STRIPE_SECRET_KEY: "sk_test_till",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
  STRIPE_WEBHOOK_SECRET: "whsec_till",
  APP_URL: "https://shop.example",
  AUTH_SECRET: "a".repeat(32),
};

beforeAll(() => {
  for (const [name, value] of Object.entries(SETTINGS)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Response {
  return proxy(new NextRequest(new URL(path, "https://shop.example"), { headers, method }));
}

/** Next hands what a proxy puts into the request to the page by these response headers. */
function forwarded(response: Response, name: string): string | null {
  return response.headers.get(`x-middleware-request-${name}`);
}

function nonceOf(policy: string | null): string {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";
}

test("a thousand answers have a thousand nonces", () => {
  const nonces = Array.from({ length: 1000 }, () => nonceOf(ask("/").headers.get("content-security-policy")));
  expect(new Set(nonces).size).toBe(1000);
  expect(nonces.every((nonce) => Buffer.from(nonce, "base64").length === 16)).toBe(true);
});

test("a page and its policy have the same nonce, whatever the client sent", () => {
  const response = ask("/", {
    "content-security-policy": "script-src 'nonce-evil'",
    "content-security-policy-report-only": "script-src 'nonce-evil'",
    "x-nonce": "evil",
    "x-request-id": "evil",
  });
  const policy = response.headers.get("content-security-policy");
  expect(forwarded(response, "content-security-policy")).toBe(policy);
  expect(forwarded(response, "x-nonce")).toBe(nonceOf(policy));
  expect(forwarded(response, "x-request-id")).toBe(response.headers.get("x-request-id"));
  expect([...response.headers].flat().join()).not.toContain("evil");
});

test("a page says where its violations are reported, by both ways", () => {
  const { headers } = ask("/");
  expect(headers.get("content-security-policy")).toContain("report-uri /api/csp-reports; report-to csp");
  expect(headers.get("reporting-endpoints")).toBe('csp="/api/csp-reports"');
});

test("what Stripe appends to an order's address is removed from it", () => {
  const query = "payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded";
  const response = ask(`/orders/token?${query}`);
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("https://shop.example/orders/token");
  expect(response.headers.get("referrer-policy")).toBe("strict-origin");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test.each([
  ["an order's address without a query", "/orders/token", "GET"],
  ["a shop page with a query", "/?page=2", "GET"],
  ["an order's live stream", "/orders/token/events?since=1", "GET"],
  ["an action sent from an order's page", "/orders/token?x=1", "POST"],
])("%s is not redirected", (_, path, method) => {
  expect(ask(path, {}, method).headers.get("x-middleware-next")).toBe("1");
});

test("the page that is rendered while building, which has no nonce, is never shown", () => {
  const rewrite = ask("/_global-error").headers.get("x-middleware-rewrite");
  expect(new URL(rewrite ?? "").pathname).toBe("/_not-found");
});

test("only build output and Stripe's webhooks pass by", () => {
  const [pattern = ""] = config.matcher;
  const covers = (path: string) => new RegExp(`^${pattern}$`).test(path);
  const passing = ["/_next/static/chunks/a.js", "/api/webhooks"].filter(covers);
  expect(passing).toEqual([]);
  const covered = [
    "/",
    "/cart",
    "/orders/x",
    "/admin",
    "/api/health",
    "/api/webhooks/x",
    "/_next/image",
    "/a.svg",
  ];
  expect(covered.filter((path) => !covers(path))).toEqual([]);
});
