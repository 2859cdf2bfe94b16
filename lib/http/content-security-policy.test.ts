import { expect, test } from "vitest";
import { contentSecurityPolicy, reportingEndpoints, stripeOrigins } from "./content-security-policy";

const REAL = stripeOrigins({ apiBase: null, jsUrl: null });
const SANDBOX = stripeOrigins({
  apiBase: new URL("http://127.0.0.1:12111"),
  jsUrl: "http://127.0.0.1:12111/endive/stripe.js",
});
const production = {
  pathname: "/",
  nonce: "bm9uY2U=",
  stripe: REAL,
  captcha: [],
  development: false,
  secure: true,
};

/** The policy as directive -> sources, the way a browser reads it. */
function parse(policy: string): Map<string, string[]> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

test("scripts run by nonce only, never inline and never by eval", () => {
  const policy = contentSecurityPolicy(production);
  expect(policy).not.toMatch(/unsafe/);
  expect(parse(policy).get("script-src")).toEqual([
    "'self'",
    "'nonce-bm9uY2U='",
    "'strict-dynamic'",
    "https://js.stripe.com",
    "https://*.js.stripe.com",
  ]);
});

test("everything that is not named is refused", () => {
  const directives = parse(contentSecurityPolicy(production));
  expect(directives.get("default-src")).toEqual(["'self'"]);
  for (const name of ["object-src", "base-uri", "frame-ancestors"]) {
    expect(directives.get(name)).toEqual(["'none'"]);
  }
  expect(directives.get("form-action")).toEqual(["'self'"]);
});

test("no source is a wildcard or a bare scheme but data: for pictures", () => {
  for (const [name, sources] of parse(contentSecurityPolicy(production))) {
    const bare = sources.filter((source) => source === "*" || source.endsWith(":"));
    expect(bare).toEqual(name === "img-src" ? ["data:"] : []);
  }
});

test("Stripe's frames and API may be reached", () => {
  const directives = parse(contentSecurityPolicy(production));
  expect(directives.get("frame-src")).toEqual(
    expect.arrayContaining(["https://js.stripe.com", "https://hooks.stripe.com"]),
  );
  expect(directives.get("connect-src")).toContain("https://api.stripe.com");
});

test("the sandbox takes the place of every Stripe origin", () => {
  const policy = contentSecurityPolicy({ ...production, stripe: SANDBOX });
  expect(policy).not.toContain("stripe.com");
  const directives = parse(policy);
  for (const name of ["script-src", "connect-src", "frame-src"]) {
    expect(directives.get(name)).toContain("http://127.0.0.1:12111");
  }
});

test("a CAPTCHA's origin is added for its script and its frame, and for nothing else", () => {
  const without = parse(contentSecurityPolicy(production));
  const origin = "https://challenges.cloudflare.com";
  for (const [name, sources] of parse(contentSecurityPolicy({ ...production, captcha: [origin] }))) {
    const added = ["script-src", "frame-src"].includes(name) ? [origin] : [];
    expect(sources).toEqual([...(without.get(name) ?? []), ...added]);
  }
});

test("eval, WebSockets, inline styles and untrusted types are for development only, and inline scripts never", () => {
  const directives = parse(contentSecurityPolicy({ ...production, development: true }));
  expect(directives.has("require-trusted-types-for")).toBe(false);
  expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
  expect(directives.get("style-src")).toEqual(["'self'", "'unsafe-inline'"]);
  expect(directives.get("script-src")).toContain("'unsafe-eval'");
  expect(directives.get("connect-src")).toContain("ws:");
});

test("requests are upgraded to https only where the shop is served by https", () => {
  expect(parse(contentSecurityPolicy(production)).has("upgrade-insecure-requests")).toBe(true);
  const plain = contentSecurityPolicy({ ...production, secure: false });
  expect(parse(plain).has("upgrade-insecure-requests")).toBe(false);
});

test("violations are reported to the shop itself", () => {
  const directives = parse(contentSecurityPolicy(production));
  expect(directives.get("report-uri")).toEqual(["/api/csp-reports"]);
  const [name] = directives.get("report-to") ?? [];
  expect(reportingEndpoints()).toBe(`${name}="/api/csp-reports"`);
});

test("without https no endpoint is named that browsers would not take, so that the older way is used", () => {
  const plain = parse(contentSecurityPolicy({ ...production, secure: false }));
  expect(plain.has("report-to")).toBe(false);
  expect(plain.get("report-uri")).toEqual(["/api/csp-reports"]);
});

test.each(["/", "/nothing", "/orders/token", "/admin", "/admin/orders", "/productsX", "/api/health"])(
  "on %s a text becomes neither HTML nor a script, but by the one policy of ours",
  (pathname) => {
    const directives = parse(contentSecurityPolicy({ ...production, pathname }));
    expect(directives.get("require-trusted-types-for")).toEqual(["'script'"]);
    expect(directives.get("trusted-types")).toEqual(["default"]);
  },
);

test.each(["/products", "/products/mug", "/cart", "/checkout", "/checkout/order"])(
  "%s, whose document may become the checkout's, leaves Stripe.js to itself",
  (pathname) => {
    expect(contentSecurityPolicy({ ...production, pathname })).not.toContain("trusted-types");
  },
);
