import { describe, expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

const SHOP = new URL("https://shop.example");
const LAPTOP = new URL("http://localhost:3000");

describe("on the internet", () => {
  test.each([
    ["its own origin", { origin: "https://shop.example" }],
    ["no Origin, but the browser says same-origin", { "sec-fetch-site": "same-origin" }],
  ])("%s is allowed", (_, headers: Record<string, string>) => {
    expect(isSameOrigin(new Headers(headers), SHOP)).toBe(true);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["a subdomain", { origin: "https://blog.shop.example" }],
    ["a name that begins alike", { origin: "https://shop.example.evil.example" }],
    ["plain http", { origin: "http://shop.example" }],
    ["another port", { origin: "https://shop.example:8443" }],
    ["the opaque origin", { origin: "null" }],
    ["an empty Origin", { origin: "" }],
    [
      "another site, whatever Sec-Fetch-Site says",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ],
    ["a loopback address", { origin: "http://localhost" }],
    ["neither header", {}],
    ["a sibling site", { "sec-fetch-site": "same-site" }],
    ["a request typed by hand", { "sec-fetch-site": "none" }],
    ["a spoofed host", { "x-forwarded-host": "shop.example", host: "shop.example" }],
  ])("%s is refused", (_, headers: Record<string, string>) => {
    expect(isSameOrigin(new Headers(headers), SHOP)).toBe(false);
  });
});

describe("on a laptop", () => {
  test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "%s is allowed",
    (origin) => {
      expect(isSameOrigin(new Headers({ origin }), LAPTOP)).toBe(true);
    },
  );

  test.each(["http://localhost:12111", "https://localhost:3000", "http://192.0.2.1:3000"])(
    "%s is refused",
    (origin) => {
      expect(isSameOrigin(new Headers({ origin }), LAPTOP)).toBe(false);
    },
  );
});
