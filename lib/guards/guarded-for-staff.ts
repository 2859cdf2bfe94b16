import { headers } from "next/headers";
import type { Permission } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/require-staff";
import { pageBehind } from "@/lib/auth/return-path";
import type { Staff } from "@/lib/auth/staff-session";
import { readVisitor } from "@/lib/http/visitor";
import { checkLimit } from "./check-limit";
import { checkOrigin } from "./check-origin";
import type { Guards } from "./guarded";
import { parseInput } from "./parse-input";

/**
 * Makes a server action for staff with a permission. Before `act` runs: origin, session and permission, the
 * account's limit, input. Whoever is signed out is led to the sign-in page and back to where they were.
 */
export function guardedForStaff<Input, Answer>(
  permission: Permission,
  { limit, input, refused }: Guards<Input, Answer>,
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
    return parsed.ok ? await act(parsed.input, staff) : refused(parsed.refusal, visitor);
  };
}
