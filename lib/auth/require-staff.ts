import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { type Permission, roleMay } from "./permissions";
import { isPersonsRequest } from "./persons-request";
import { signInPath } from "./return-path";
import { readStaffSession, type Staff } from "./staff-session";

export type StaffAccess = { ok: true; staff: Staff } | { ok: false; kind: "signed_out" | "forbidden" };

/** Who sends the current request, if they have the permission. For routes, which answer 401 or 403 themselves. */
export async function staffAccess(permission: Permission): Promise<StaffAccess> {
  const received = await headers();
  const use = isPersonsRequest(received) ? "person" : "background";
  const session = await readStaffSession(received, { use });
  if (!session.ok && session.kind === "signed_out") return { ok: false, kind: "signed_out" };
  if (!session.ok || !roleMay(session.staff.role, permission)) return { ok: false, kind: "forbidden" };
  return session;
}

/**
 * The first line of every staff page and action: who is signed in, if they have the permission. Otherwise
 * the request ends here, at the sign-in page (which leads back to `returnTo`) or with a 403.
 */
export async function requireStaff(permission: Permission, returnTo = "/admin/orders"): Promise<Staff> {
  const access = await staffAccess(permission);
  if (access.ok) return access.staff;
  if (access.kind === "signed_out") redirect(signInPath(returnTo));
  forbidden();
}
