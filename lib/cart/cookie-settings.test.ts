import { expect, test } from "vitest";
import { cookieSettings } from "./cookie-settings";

test("a shop with https gets a cookie that no other host and no script can set or read", () => {
  expect(cookieSettings("cart", new URL("https://shop.example"), 60)).toEqual({
    name: "__Host-cart",
    options: { httpOnly: true, sameSite: "lax", secure: true, path: "/", maxAge: 60 },
  });
});

test("a shop on a laptop has no https and still keeps the cookie from scripts", () => {
  expect(cookieSettings("cart", new URL("http://localhost:3000"), 60)).toMatchObject({
    name: "cart",
    options: { httpOnly: true, secure: false },
  });
});
