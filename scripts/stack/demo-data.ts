import { createStaff } from "@/lib/auth/create-staff";
import { prisma } from "@/lib/prisma";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { applyProducts } from "./apply-products";

export const DEMO_STAFF_EMAIL = "demo@till.example";

/**
 * Puts the products file and the demo's member of staff into the database. `ownerUrl` is the address of the
 * role that may change the catalogue.
 */
export async function addDemoData(ownerUrl: string, staffPassword: string): Promise<void> {
  await applyProducts(ownerUrl);
  const staff = await createStaff({
    email: DEMO_STAFF_EMAIL,
    name: "Demo",
    password: staffPassword,
    role: "owner",
  });
  if (!staff.ok && staff.kind === "invalid") throw new ExpectedFailure(staff.message);
  await prisma().$disconnect();
}
