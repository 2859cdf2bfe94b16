export const STAFF_ROLES = ["viewer", "support", "fulfilment", "finance", "owner"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who may do what, a line for each permission. An owner may do everything; a role that is not on a line may not. */
const ROLES_WITH = {
  "orders:read": ["viewer", "support", "fulfilment", "finance"],
  "payments:reconcile": ["support", "finance"],
  "orders:cancel": ["support", "finance"],
  "notes:write": ["support", "fulfilment", "finance"],
  "mails:resend": ["support", "fulfilment", "finance"],
  "orders:refund": ["finance"],
  "orders:capture": ["finance"],
  "reviews:close": ["support", "finance"],
  "orders:ship": ["support", "fulfilment", "finance"],
  "data:export": ["finance"],
  "stock:move": ["fulfilment", "finance"],
  "catalog:edit": [],
  "settings:edit": [],
  "audit:read": [],
} as const satisfies Readonly<Record<string, readonly Exclude<StaffRole, "owner">[]>>;

export type Permission = keyof typeof ROLES_WITH;
export const PERMISSIONS = Object.keys(ROLES_WITH) as Permission[];

export function isStaffRole(value: unknown): value is StaffRole {
  return STAFF_ROLES.some((role) => role === value);
}

/** Whether a role, as it stands in the database, carries a permission. Unknown roles carry none. */
export function roleMay(role: string, permission: Permission): boolean {
  return role === "owner" || ROLES_WITH[permission].some((other) => other === role);
}
