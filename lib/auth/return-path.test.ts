import { expect, test } from "vitest";
import { pageBehind, returnPath, signInPath } from "./return-path";

test.each([
  "/admin/orders",
  "/admin/orders/0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11",
  "/admin/orders?status=paid&search=a%40b.example",
])("signing in leads back to %s", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  "https://evil.example/admin",
  "//evil.example",
  "/\\evil.example",
  "/admin//evil.example",
  "/admin/../cart",
  "/admin/orders#x",
  "/admin/sign-in?next=/admin/sign-in",
  "/orders/abc",
  "",
  `/admin/${"a".repeat(600)}`,
  ["/admin/orders"],
  undefined,
])("signing in does not lead to %j", (path) => {
  expect(returnPath(path)).toBe("/admin/orders");
});

test("the sign-in address carries where the person was going", () => {
  expect(signInPath("/admin/orders")).toBe("/admin/sign-in");
  expect(signInPath("/admin/events/evt_1")).toBe("/admin/sign-in?next=%2Fadmin%2Fevents%2Fevt_1");
});

test.each([
  ["http://localhost:3000/admin/orders?status=paid", "/admin/orders?status=paid"],
  ["https://evil.example/admin/events", "/admin/events"],
  ["https://evil.example/steal", "/admin/orders"],
  ["about:client", "/admin/orders"],
  ["/admin/events", "/admin/orders"],
])("whoever was on %s goes on at %s", (referer, path) => {
  expect(pageBehind(new Headers({ referer }))).toBe(path);
});

test("without a Referer staff go on at the list of orders", () => {
  expect(pageBehind(new Headers())).toBe("/admin/orders");
});
