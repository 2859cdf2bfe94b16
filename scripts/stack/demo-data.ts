import { createStaff } from "@/lib/auth/create-staff";
import { prisma } from "@/lib/prisma";
import { seed } from "@/prisma/seed";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

export const DEMO_STAFF_EMAIL = "demo@till.example";

/**
 * Puts the demo shop and its member of staff into the database that the settings name. What is there
 * already stays as it is.
 */
export async function addDemoData(staffPassword: string): Promise<void> {
  await seed(prisma());
  const staff = await createStaff({
    email: DEMO_STAFF_EMAIL,
    name: "Demo",
    password: staffPassword,
    role: "finance",
  });
  if (!staff.ok && staff.kind === "invalid") throw new ExpectedFailure(staff.message);
  await prisma().$disconnect();
}
