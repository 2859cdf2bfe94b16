import { headers } from "next/headers";
import { type Audited, audit } from "@/lib/auth/audit";
import type { Permission } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageBehind } from "@/lib/auth/return-path";
import type { Staff } from "@/lib/auth/staff-session";
import { readVisitor } from "@/lib/http/visitor";
import { checkLimit } from "./check-limit";
import { checkOrigin } from "./check-origin";
import type { Guards } from "./guarded";
import { parseInput } from "./parse-input";

type StaffGuards<Input, Answer> = Guards<Input, Answer> & {
  /** What the audit log says of it: written before `act` runs, so that nothing is done that it does not know. */
  audit: (input: Input) => Audited;
};

/**
 * Makes a server action for staff with a permission. Before `act` runs: origin, session and permission, the
 * account's limit, input, and the audit log has its line. Whoever is signed out is led to the sign-in page and back to where they were.
 */
export function guardedForStaff<Input, Answer>(
  permission: Permission,
  { limit, input, refused, audit: inLog }: StaffGuards<Input, Answer>,
  act: (input: Input, staff: Staff) => Promise<Answer>,
): (...sent: unknown[]) => Promise<Answer> {
  return async (...sent) => {
    const visitor = await readVisitor();
    const foreign = await checkOrigin(visitor);
    if (foreign) return refused(foreign, visitor);
    const staff = await requireStaff(permission, pageBehind(await headers()));
    const limited = await checkLimit(limit, visitor, staff.id);
    if (limited) return refused(limited, visitor);
    const parsed = parseInput(input, sent, visitor);
    if (!parsed.ok) return refused(parsed.refusal, visitor);
    await audit(staff, inLog(parsed.input), visitor);
    return await act(parsed.input, staff);
  };
}
