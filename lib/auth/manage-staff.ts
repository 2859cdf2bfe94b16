import { hashPassword } from "better-auth/crypto";
import { prisma } from "@/lib/prisma";
import type { StaffRole } from "./permissions";
import { forgetEndedSessions } from "./staff-session";

// For scripts only, as createStaff is: there is no page and no route that calls any of these. A new password, a
// new role and disabling end all sessions of the person; triggers in the database see to that.

export type StaffChange = { ok: true } | { ok: false; kind: "unknown_email" };

export type StaffMember = {
  email: string;
  name: string;
  /** As it stands in the database: it may be one that this version does not know. */
  role: string;
  disabledAt: Date | null;
  /** In how many browsers they are signed in. */
  sessions: number;
};

function answer({ count }: { count: number }): StaffChange {
  return count > 0 ? { ok: true } : { ok: false, kind: "unknown_email" };
}

/** Puts `password` in place of the one that was. The caller has made it, so its length is not checked. */
export async function resetPassword(email: string, password: string): Promise<StaffChange> {
  const hash = await hashPassword(password);
  return answer(
    await prisma().account.updateMany({
      where: { providerId: "credential", user: { email: email.toLowerCase() } },
      data: { password: hash },
    }),
  );
}

export async function changeRole(email: string, role: StaffRole): Promise<StaffChange> {
  return answer(await prisma().user.updateMany({ where: { email: email.toLowerCase() }, data: { role } }));
}

/** Keeps somebody out from now on. Their name stays on what they did. */
export async function disableStaff(email: string): Promise<StaffChange> {
  const disabledAt = new Date();
  return answer(
    await prisma().user.updateMany({ where: { email: email.toLowerCase() }, data: { disabledAt } }),
  );
}

/** Lets somebody sign in again, with the password they had. */
export async function enableStaff(email: string): Promise<StaffChange> {
  return answer(
    await prisma().user.updateMany({ where: { email: email.toLowerCase() }, data: { disabledAt: null } }),
  );
}

/** Ends all sessions of somebody, in every browser. */
export async function signOutEverywhere(email: string): Promise<StaffChange> {
  const person = await prisma().user.findUnique({ where: { email: email.toLowerCase() } });
  if (!person) return { ok: false, kind: "unknown_email" };
  await prisma().session.deleteMany({ where: { userId: person.id } });
  return { ok: true };
}

/** Everyone who has an account, by e-mail. */
export async function listStaff(): Promise<StaffMember[]> {
  await forgetEndedSessions();
  const people = await prisma().user.findMany({
    select: { email: true, name: true, role: true, disabledAt: true, _count: { select: { sessions: true } } },
    orderBy: { email: "asc" },
  });
  return people.map(({ _count, ...person }) => ({ ...person, sessions: _count.sessions }));
}
