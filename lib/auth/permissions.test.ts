import { expect, test } from "vitest";
import { isStaffRole, PERMISSIONS, roleMay, STAFF_ROLES } from "./permissions";

test("a viewer reads orders and changes nothing", () => {
  expect(PERMISSIONS.filter((permission) => roleMay("viewer", permission))).toEqual(["orders:read"]);
});

test("an owner may do everything, and nobody else may", () => {
  const all = STAFF_ROLES.filter((role) => PERMISSIONS.every((permission) => roleMay(role, permission)));
  expect(all).toEqual(["owner"]);
});

test("no two roles may do the same", () => {
  const allowed = STAFF_ROLES.map((role) => PERMISSIONS.filter((permission) => roleMay(role, permission)));
  expect(new Set(allowed.map(String)).size).toBe(STAFF_ROLES.length);
});

test("whoever packs reads orders and sends mails again, and moves no money", () => {
  for (const permission of ["orders:read", "mails:resend"] as const) {
    expect(roleMay("fulfilment", permission)).toBe(true);
  }
  for (const permission of ["orders:refund", "orders:capture", "orders:cancel", "catalog:edit"] as const) {
    expect(roleMay("fulfilment", permission)).toBe(false);
  }
});

test.each(["payments:reconcile", "mails:resend"] as const)("support and finance have %s", (permission) => {
  expect(roleMay("support", permission)).toBe(true);
  expect(roleMay("finance", permission)).toBe(true);
});

test("support and finance may cancel an order that nobody has paid", () => {
  expect(roleMay("support", "orders:cancel")).toBe(true);
  expect(roleMay("finance", "orders:cancel")).toBe(true);
});

test("only finance and owners refund; support closes reviews that are not about money", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:refund"))).toEqual(["finance", "owner"]);
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:capture"))).toEqual(["finance", "owner"]);
  expect(STAFF_ROLES.filter((role) => roleMay(role, "reviews:close"))).toEqual([
    "support",
    "finance",
    "owner",
  ]);
});

test("support and finance say what has left; a viewer does not", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:ship"))).toEqual([
    ...["support", "fulfilment", "finance", "owner"],
  ]);
});

test("every role reads orders", () => {
  expect(STAFF_ROLES.filter((role) => roleMay(role, "orders:read"))).toEqual([...STAFF_ROLES]);
});

test.each(["", "admin", "Owner", "Viewer", "viewer ", "__proto__", "constructor", "toString"])(
  "the unknown role %j may do nothing",
  (role) => {
    expect(isStaffRole(role)).toBe(false);
    expect(PERMISSIONS.some((permission) => roleMay(role, permission))).toBe(false);
  },
);
