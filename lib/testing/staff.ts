import { randomUUID } from "node:crypto";
import type { StaffRole } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff-session";
import { prisma } from "@/lib/prisma";

/** A member of staff who is there and signed in, as an action is told of them. */
export async function addStaffMember(name: string, role: StaffRole = "finance"): Promise<Staff> {
  const id = randomUUID();
  const email = `${id}@sund.example`;
  await prisma().user.create({ data: { id, name, email, role } });
  return { id, name, email, role, sessionId: randomUUID() };
}
