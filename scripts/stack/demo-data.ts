import { createStaff } from "@/lib/auth/create-staff";
import { createPrisma, prisma } from "@/lib/prisma";
import { seed } from "@/prisma/seed";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

export const DEMO_STAFF_EMAIL = "demo@till.example";

/**
 * Puts the demo shop and its member of staff into the database. What is there already stays as it is.
 * `ownerUrl` is the address of the role that may change the catalogue.
 */
export async function addDemoData(ownerUrl: string, staffPassword: string): Promise<void> {
  const owner = createPrisma(ownerUrl);
  try {
    await seed(owner);
  } finally {
    await owner.$disconnect();
  }
  const staff = await createStaff({
    email: DEMO_STAFF_EMAIL,
    name: "Demo",
    password: staffPassword,
    role: "finance",
  });
  if (!staff.ok && staff.kind === "invalid") throw new ExpectedFailure(staff.message);
  await prisma().$disconnect();
}
