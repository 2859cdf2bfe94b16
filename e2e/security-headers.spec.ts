import type { APIRequestContext, APIResponse } from "@playwright/test";
import { environment } from "./support/environment";
import { buy } from "./support/order";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

const NO_ORDER = `/orders/${"a".repeat(43)}`;

const DOCUMENTS = [
  { path: "/", status: 200 },
  { path: `/products/${PRODUCTS.mug.id}`, status: 200 },
  { path: "/products/nothing", status: 404 },
  { path: "/cart", status: 200 },
  { path: "/checkout", status: 200 },
  { path: "/checkout/order", status: 200 },
  { path: NO_ORDER, status: 404 },
  { path: "/nothing", status: 404 },
  { path: "/admin", status: 307 },
  { path: "/admin/orders", status: 307 },
  { path: "/admin/events", status: 307 },
  { path: "/admin/sign-in", status: 200 },
  { path: "/admin/nothing", status: 404 },
];

const ROUTES = [
  { path: "/api/health", status: 200 },
  { path: "/api/csp-reports", status: 405 },
  { path: "/api/nothing", status: 404 },
  { path: `${NO_ORDER}/events`, status: 404 },
  { path: `${NO_ORDER}/pay`, status: 303 },
  { path: "/admin/orders/events", status: 401 },
];

/** The directives of a policy, each with its sources. */
function policyOf(response: APIResponse): Map<string, string[]> {
  const policy = response.headers()["content-security-policy"] ?? "";
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

function nonceOf(response: APIResponse): string {
  return /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "";
}

const get = (request: APIRequestContext, path: string, headers: Record<string, string> = {}) =>
  request.get(path, { maxRedirects: 0, headers });

for (const { path, status } of [...DOCUMENTS, ...ROUTES]) {
  test(`${path} carries every header`, async ({ request }) => {
    const response = await get(request, path);
    expect(response.status()).toBe(status);
    const headers = response.headers();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": path.startsWith("/orders/") ? "strict-origin" : "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin-allow-popups",
    });
    expect(headers["permissions-policy"]).toContain("payment=(self");
    expect(headers["x-powered-by"]).toBeUndefined();
    // The shop under test is served by http, where the header would mean nothing or lock a laptop in.
    expect(headers["strict-transport-security"]).toBeUndefined();
    if (/^\/(orders|admin|checkout|api)(\/|$)/.test(path))
      expect(headers["cache-control"]).toContain("no-store");

    const policy = policyOf(response);
    const sandbox = new URL(environment.sandboxUrl).origin;
    expect(policy.get("default-src")).toEqual(["'self'"]);
    expect(policy.get("script-src")).toEqual([
      "'self'",
      expect.stringMatching(/^'nonce-[\w+/=]{22,}'$/),
      "'strict-dynamic'",
      sandbox,
      environment.captchaOrigin,
    ]);
    expect(policy.get("style-src")).toEqual(["'self'", expect.stringMatching(/^'nonce-/)]);
    expect(policy.get("frame-src")).toEqual([sandbox, environment.captchaOrigin]);
    for (const name of ["object-src", "base-uri", "frame-ancestors"])
      expect(policy.get(name)).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
    // By http browsers know the older way alone, and `report-to` would keep them from it.
    expect(policy.get("report-uri")).toEqual(["/api/csp-reports"]);
    expect(policy.has("report-to")).toBe(false);
    const toCheckout = /^\/(products|cart|checkout)(\/|$)/.test(path);
    expect(policy.get("require-trusted-types-for")).toEqual(toCheckout ? undefined : ["'script'"]);
    expect(policy.get("trusted-types")).toEqual(toCheckout ? undefined : ["default"]);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-|\*/);
  });
}

test("a nonce is good for one response, whatever the request says", async ({ request }) => {
  const mine = "bWluZS1taW5lLW1pbmUtbWluZQ==";
  const nonces = new Set<string>();
  for (let round = 0; round < 20; round += 1) {
    const response = await get(request, round % 2 ? "/cart" : "/nothing", {
      "x-nonce": mine,
      "content-security-policy": `script-src 'nonce-${mine}'`,
      "content-security-policy-report-only": `script-src 'nonce-${mine}'`,
    });
    const body = await response.text();
    expect(body).not.toContain(mine);
    expect(JSON.stringify(response.headers())).not.toContain(mine);
    const nonce = nonceOf(response);
    expect(body).toContain(`nonce="${nonce}"`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(20);
});

test("every script of a page carries its nonce, and nothing is styled or scripted inline without it", async ({
  request,
}) => {
  for (const { path } of DOCUMENTS.filter(({ status }) => status !== 307)) {
    const response = await get(request, path);
    const html = await response.text();
    const nonce = nonceOf(response);
    const scripts = (html.match(/<script\b[^>]*>/g) ?? []).filter(
      (tag) => !tag.includes("application/ld+json"),
    );
    expect(scripts.length, path).toBeGreaterThan(0);
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    expect(html.match(/<[^>]+\sstyle="[^>]*>/g) ?? [], path).toEqual([]);
    expect(html.match(/<[^>]+\son\w+="[^>]*>/g) ?? [], path).toEqual([]);
  }
});

test("prefetches and requests of Next's own kind get the same policy", async ({ request }) => {
  for (const headers of [{ rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }, { purpose: "prefetch" }]) {
    const response = await get(request, "/cart", headers);
    expect(response.headers()["content-security-policy"], JSON.stringify(headers)).toContain(
      "'strict-dynamic'",
    );
  }
});

test("a request cannot pretend to be internal", async ({ request }) => {
  const response = await get(request, "/admin/orders", {
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-nextjs-data": "1",
  });
  expect(response.status()).toBe(307);
  expect(response.headers()["content-security-policy"]).toContain("'strict-dynamic'");
});

test("an order's page is stored nowhere, and its address goes nowhere", async ({ page }) => {
  const { url } = await buy(page);
  const token = url.slice(url.lastIndexOf("/") + 1);
  const leaks: string[] = [];
  page.on("request", (request) => {
    const { referer = "" } = request.headers();
    if (referer.includes(token)) leaks.push(`${request.url()} was told ${referer}`);
    if (new URL(request.url()).origin !== new URL(url).origin) leaks.push(request.url());
  });
  const response = await page.reload();
  const headers = response?.headers() ?? {};
  expect(headers["cache-control"]).toContain("no-store");
  expect(headers["referrer-policy"]).toBe("strict-origin");
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page).toHaveURL("/");
  // Scripts of the shop's other pages, Stripe's among them, can read where a visitor came from.
  expect(await page.evaluate(() => document.referrer)).toBe(`${new URL(url).origin}/`);
  expect(leaks).toEqual([]);
});

test("the shop's cookies are out of reach of scripts and other sites", async ({ page, context }) => {
  await addToCart(page, PRODUCTS.mug);
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const cart = cookies.find(({ name }) => name.endsWith("cart"));
  expect(cart?.value.length).toBeGreaterThanOrEqual(43);
});

test("the checkout runs scripts from the shop and from Stripe alone", async ({ page }) => {
  const origins = new Set<string>();
  page.on("request", (request) => {
    if (["script", "document"].includes(request.resourceType())) origins.add(new URL(request.url()).origin);
  });
  await addToCart(page, PRODUCTS.mug);
  await page.goto("/checkout");
  await expect(page.getByRole("button", { name: "Pay $38.00" })).toBeEnabled();
  expect([...origins].sort()).toEqual(
    [environment.sandboxUrl, environment.shopUrl].map((url) => new URL(url).origin).sort(),
  );
});
