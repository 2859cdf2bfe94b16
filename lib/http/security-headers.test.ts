import { expect, test } from "vitest";
import { securityHeaders } from "./security-headers";

const SECURE = new URL("https://shop.example");
const PLAIN = new URL("http://localhost:3000");

test("HSTS is sent only where the shop is served by https", () => {
  expect(securityHeaders("/", SECURE)["Strict-Transport-Security"]).toBe(
    "max-age=31536000; includeSubDomains",
  );
  expect(securityHeaders("/", PLAIN)).not.toHaveProperty("Strict-Transport-Security");
});

test("where reports go is named only where the shop is served by https, as browsers want it", () => {
  expect(securityHeaders("/", SECURE)["Reporting-Endpoints"]).toBe('csp="/api/csp-reports"');
  expect(securityHeaders("/", PLAIN)).not.toHaveProperty("Reporting-Endpoints");
});

test.each([
  ["/", undefined],
  ["/products/mug", undefined],
  ["/ordersomething", undefined],
  ["/orders/token", "no-store"],
  ["/admin", "no-store"],
  ["/admin/orders/1", "no-store"],
  ["/checkout", "no-store"],
  ["/api/health", "no-store"],
])("%s has the Cache-Control %s", (pathname, expected) => {
  expect(securityHeaders(pathname, SECURE)["Cache-Control"]).toBe(expected);
});

test("an order's address is never sent anywhere, and its page's forms come from the shop", () => {
  expect(securityHeaders("/orders/token", SECURE)["Referrer-Policy"]).toBe("strict-origin");
  expect(securityHeaders("/cart", SECURE)["Referrer-Policy"]).toBe("strict-origin-when-cross-origin");
});

test("every response refuses to be sniffed and to share its window", () => {
  expect(securityHeaders("/", PLAIN)).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
  });
});
