import fc from "fast-check";
import { expect, test } from "vitest";
import { countCspViolations } from "./csp-violations";
import type { RawCspReport } from "./parse-csp-reports";

const REPORT: RawCspReport = {
  documentURL: "https://shop.example/cart",
  directive: "img-src",
  blocked: "https://evil.example/a",
  disposition: "enforce",
};

function kept(report: Partial<RawCspReport>) {
  return countCspViolations([{ ...REPORT, ...report }]).violations[0];
}

test.each([
  ["https://shop.example/", "/"],
  ["https://shop.example/cart?secret=1#secret", "/cart"],
  ["https://shop.example/products/ash-mug", "/products/ash-mug"],
  ["https://shop.example/orders/DKE6mHQdpx28AOJRbU9BIsSzF_gBZDWDjVlXfg3tiYA", "/orders/*"],
  ["https://shop.example/orders/ABCD/pay", "/orders/*/pay"],
  ["https://shop.example/admin/orders/0193b6c2-7e5f-7cc0-8d55-3a1f0a6b2d11", "/admin/orders/*"],
  ["https://shop.example/a/b/c/d/e/f", "/a/b/c/d/*"],
  ["https://shop.example/jenny%40example.com/Jenny%20Rosen", "/*/*"],
  ["blob:https://shop.example/0193b6c2", "other"],
  ["about:srcdoc", "other"],
  ["Jenny Rosen", "other"],
])("of the page %s is kept %s", (documentURL, page) => {
  expect(kept({ documentURL })).toMatchObject({ page });
});

test.each([
  ["https://evil.example:8443/path/secret?token=secret", "https://evil.example:8443"],
  ["https://jenny:secret@evil.example/", "https://evil.example"],
  ["wss://evil.example/socket", "wss://evil.example"],
  ["https://münchen.example/", "https://xn--mnchen-3ya.example"],
  ["chrome-extension://gighmmpiobklfepjocnamgkkbiglidom/x.js", "chrome-extension:"],
  ["data:text/html,secret", "data:"],
  ["data", "data:"],
  ["blob", "blob:"],
  ["inline", "inline"],
  ["", "inline"],
  ["eval", "eval"],
  ["trusted-types-sink", "trusted-types-sink"],
  ["Jenny Rosen", "other"],
  ["a-scheme-that-is-far-too-long-to-be-one:secret", "other"],
])("of what was blocked, %s, is kept %s", (blocked, expected) => {
  expect(kept({ blocked })).toMatchObject({ blocked: expected });
});

test.each([
  ["script-src-elem", "script-src-elem"],
  ["require-trusted-types-for", "require-trusted-types-for"],
  ["img-src 'self'", "other"],
  ["secret-src", "other"],
])("the directive %s is kept as %s", (directive, expected) => {
  expect(kept({ directive })).toMatchObject({ directive: expected });
});

test("reports that say the same are counted, and more kinds than a line holds are counted together", () => {
  const many = Array.from({ length: 30 }, (_, n) => ({
    ...REPORT,
    blocked: `https://evil-${n % 15}.example/${n}`,
  }));
  const { violations, unlisted } = countCspViolations(many);
  expect(violations.map(({ blocked, count }) => [blocked, count])).toEqual(
    Array.from({ length: 10 }, (_, n) => [`https://evil-${n}.example`, 2]),
  );
  expect(unlisted).toBe(10);
});

test("whatever was sent, what is kept is short, plain and without spaces", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ maxLength: 3_000 }).map((path) => `https://${"a".repeat(300)}.example/${path}`),
  );
  fc.assert(
    fc.property(text, text, text, (documentURL, blocked, directive) => {
      const { count, ...texts } = kept({ documentURL, blocked, directive }) ?? { count: 0 };
      expect(count).toBe(1);
      for (const value of Object.values(texts)) {
        expect(value.length).toBeLessThanOrEqual(100);
        expect(value).toMatch(/^[!-~]*$/);
      }
    }),
  );
});
