export const STAFF_ROLES = ["viewer", "support", "finance"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const PERMISSIONS = [
  "orders:read",
  "payments:reconcile",
  "orders:cancel",
  "mails:resend",
  "orders:refund",
  "orders:capture",
  "reviews:close",
  "catalog:edit",
  "orders:ship",
  "settings:edit",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What each role may do. A role that is not here may do nothing. */
const ROLE_PERMISSIONS: Readonly<Record<StaffRole, readonly Permission[]>> = {
  viewer: ["orders:read"],
  support: [
    "orders:read",
    "payments:reconcile",
    "orders:cancel",
    "mails:resend",
    "reviews:close",
    "orders:ship",
  ],
  finance: PERMISSIONS,
};

export function isStaffRole(value: unknown): value is StaffRole {
  return STAFF_ROLES.some((role) => role === value);
}

/** Whether a role, as it stands in the database, carries a permission. Unknown roles carry none. */
export function roleMay(role: string, permission: Permission): boolean {
  return isStaffRole(role) && ROLE_PERMISSIONS[role].includes(permission);
}
