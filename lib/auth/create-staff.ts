import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { prisma } from "@/lib/prisma";
import { STAFF_ROLES, type StaffRole } from "./permissions";
import { MAXIMUM_PASSWORD_LENGTH, MINIMUM_PASSWORD_LENGTH } from "./staff-auth";

const staffSchema = z.strictObject({
  email: z.email("is no e-mail address").max(254).toLowerCase(),
  name: z.string().trim().min(1, "is missing").max(120),
  password: z
    .string()
    .min(MINIMUM_PASSWORD_LENGTH, `must have at least ${MINIMUM_PASSWORD_LENGTH} characters`)
    .max(MAXIMUM_PASSWORD_LENGTH, `must have at most ${MAXIMUM_PASSWORD_LENGTH} characters`),
  role: z.enum(STAFF_ROLES, `must be one of ${STAFF_ROLES.join(", ")}`),
});

export type CreateStaffResult =
  | { ok: true; id: string }
  | { ok: false; kind: "email_taken" | "invalid"; message: string };

/**
 * Makes an account for a member of staff. For scripts only: there is no page and no route that calls it,
 * so nobody signs up by themselves. `message` says in one sentence what to change.
 */
export async function createStaff(input: {
  email: string;
  name: string;
  password: string;
  role: StaffRole;
}): Promise<CreateStaffResult> {
  const parsed = staffSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    return { ok: false, kind: "invalid", message: problems.join("; ") };
  }
  const { email, name, password, role } = parsed.data;
  const hash = await hashPassword(password);
  const id = randomUUID();
  // skipDuplicates tells an e-mail that is taken from any other failure.
  const { count } = await prisma().$transaction(async (tx) => {
    const made = await tx.user.createMany({
      data: { id, email, name, role, emailVerified: true },
      skipDuplicates: true,
    });
    if (made.count === 1) {
      const account = {
        id: randomUUID(),
        userId: id,
        accountId: id,
        providerId: "credential",
        password: hash,
      };
      await tx.account.create({ data: account });
    }
    return made;
  });
  if (count === 1) return { ok: true, id };
  return { ok: false, kind: "email_taken", message: `${email} already has an account` };
}
