import { randomBytes } from "node:crypto";
import { createStaff } from "@/lib/auth/create-staff";
import { isStaffRole, STAFF_ROLES } from "@/lib/auth/permissions";
import { prisma } from "@/lib/prisma";
import { ExpectedFailure } from "./command/expected-failure";
import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertDatabaseReady } from "./stack/assert-database-ready";
import { findDatabase } from "./stack/find-database";

const USAGE = `Usage: npm run staff -- EMAIL ROLE [NAME], where ROLE is ${STAFF_ROLES.join(", ")}.`;

// Adds a member of staff and prints a password for them: there is no public sign-up.
await runTask(async (lifetime) => {
  const [email, role, name = email] = process.argv.slice(2);
  if (!email || !name || !isStaffRole(role)) throw new ExpectedFailure(USAGE);
  loadEnvFiles(false);
  const { serving } = await findDatabase(process.env);
  process.env.DATABASE_URL = serving;
  lifetime.onStop(() => prisma().$disconnect());
  await assertDatabaseReady(serving);
  const password = randomBytes(18).toString("base64url");
  const added = await createStaff({ email, name, password, role });
  if (!added.ok) throw new ExpectedFailure(added.message);
  console.log(`${email} may sign in at /admin as ${role} with the password ${password}`);
});
