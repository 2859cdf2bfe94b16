import { prisma } from "@/lib/prisma";
import { isStaffRole, type StaffRole } from "./permissions";
import { SESSION_LIFETIME_SECONDS, staffAuth } from "./staff-auth";

/** A session that nobody used for this long has ended. */
export const SESSION_IDLE_MS = 30 * 60 * 1000;

// A use is written down at most once a minute, so that reading pages does not become writing rows.
const TOUCH_EVERY_MS = 60 * 1000;

/** Who is signed in. `role` is read from the database at every request. */
export type Staff = { id: string; name: string; email: string; role: StaffRole; sessionId: string };

export type StaffSession =
  | { ok: true; staff: Staff }
  | { ok: false; kind: "signed_out" }
  /** Signed in, with a role this version does not know. */
  | { ok: false; kind: "unknown_role" };

/**
 * Who a request's cookie signs in. A session ends 12 hours after sign-in, 30 minutes after its last use or
 * when its owner is disabled;
 * `use: "background"` looks without counting as one. `now` is in milliseconds.
 */
export async function readStaffSession(
  headers: Headers,
  { use, now = Date.now() }: { use: "person" | "background"; now?: number },
): Promise<StaffSession> {
  const found = await staffAuth().api.getSession({ headers });
  if (!found) return { ok: false, kind: "signed_out" };
  const { session, user } = found;
  const unused = now - session.updatedAt.getTime();
  if (user.disabledAt || unused >= SESSION_IDLE_MS || now >= session.expiresAt.getTime()) {
    await prisma().session.deleteMany({ where: { id: session.id } });
    return { ok: false, kind: "signed_out" };
  }
  if (use === "person" && unused >= TOUCH_EVERY_MS) {
    await prisma().session.updateMany({ where: { id: session.id }, data: { updatedAt: new Date(now) } });
  }
  if (!isStaffRole(user.role)) return { ok: false, kind: "unknown_role" };
  const { id, name, email, role } = user;
  return { ok: true, staff: { id, name, email, role, sessionId: session.id } };
}

/** Ends the session of a request's cookie, in the database and, inside a server action, in the browser. */
export async function endStaffSession(headers: Headers): Promise<void> {
  await staffAuth().api.signOut({ headers });
}

/** Removes the rows of sessions that nobody can use any more. `now` is in milliseconds. */
export async function forgetEndedSessions(now = Date.now()): Promise<void> {
  await prisma().session.deleteMany({
    where: {
      OR: [
        { expiresAt: { lt: new Date(now) } },
        { updatedAt: { lt: new Date(now - SESSION_IDLE_MS) } },
        { createdAt: { lt: new Date(now - SESSION_LIFETIME_SECONDS * 1000) } },
      ],
    },
  });
}
