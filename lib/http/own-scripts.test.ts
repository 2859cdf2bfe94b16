import { expect, test } from "vitest";
import { allowOwnScripts } from "./own-scripts";

type Rules = { createScriptURL: (url: string) => string | null };

/** The policies of a page at this address. */
function policiesOf(href: string): Map<string, Rules> {
  const policies = new Map<string, Rules>();
  allowOwnScripts({
    location: new URL(href),
    trustedTypes: { createPolicy: (name, rules) => policies.set(name, rules) },
  });
  return policies;
}

test.each(["/_next/static/chunks/a.js", "https://shop.example/_next/static/chunks/a.js?dpl=1"])(
  "a script of this build is let in: %s",
  (url) => {
    const policy = policiesOf("https://shop.example/admin/orders").get("default");
    expect(policy?.createScriptURL(url)).toBe(url);
  },
);

test.each([
  "https://evil.example/_next/static/chunks/a.js",
  "//evil.example/_next/static/chunks/a.js",
  "http://shop.example/_next/static/chunks/a.js",
  "https://js.stripe.com/endive/stripe.js",
  "/_next/static/../../products/ash-mug.svg",
  "/_next/static/%2e%2e/%2e%2e/admin/orders",
  "/_next/image?url=a",
  "/a.js",
  "data:text/javascript,alert(1)",
  "javascript:alert(1)",
  "blob:https://shop.example/_next/static/a",
  "https://",
  "",
])("no other script is: %s", (url) => {
  const policy = policiesOf("https://shop.example/admin/orders").get("default");
  expect(policy?.createScriptURL(url)).toBeNull();
});

test("HTML and code in a text are let in by nobody", () => {
  const policies = policiesOf("https://shop.example/");
  expect([...policies.keys()]).toEqual(["default"]);
  expect(Object.keys(policies.get("default") ?? {})).toEqual(["createScriptURL"]);
});

test("a browser without Trusted Types goes on without", () => {
  expect(() => allowOwnScripts({ location: new URL("https://shop.example/") })).not.toThrow();
});
