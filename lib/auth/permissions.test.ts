import { expect, test } from "vitest";
import { isStaffRole, PERMISSIONS, roleMay, STAFF_ROLES } from "./permissions";

test("a viewer reads orders and changes nothing", () => {
  expect(PERMISSIONS.filter((permission) => roleMay("viewer", permission))).toEqual(["orders:read"]);
});

test.each(["payments:reconcile", "mails:resend"] as const)("support and finance have %s", (permission) => {
  expect(roleMay("support", permission)).toBe(true);
  expect(roleMay("finance", permission)).toBe(true);
});

test("support and finance may cancel an order that nobody has paid", () => {
  expect(roleMay("support", "orders:cancel")).toBe(true);
  expect(roleMay("finance", "orders:cancel")).toBe(true);
});

test("only finance refunds; support closes reviews that are not about money", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:refund"))).toEqual(["finance"]);
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:capture"))).toEqual(["finance"]);
  expect(STAFF_ROLES.filter((role) => roleMay(role, "reviews:close"))).toEqual(["support", "finance"]);
});

test("support and finance say what has left; a viewer does not", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:ship"))).toEqual(["support", "finance"]);
});

test("every role reads orders", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:read"))).toEqual([...STAFF_ROLES]);
});

test.each(["", "admin", "Viewer", "viewer ", "__proto__", "constructor", "toString"])(
  "the unknown role %j may do nothing",
  (role) => {
    expect(isStaffRole(role)).toBe(false);
    expect(PERMISSIONS.some((permission) => roleMay(role, permission))).toBe(false);
  },
);
