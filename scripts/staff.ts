import { prisma } from "@/lib/prisma";
import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertDatabaseReady } from "./stack/assert-database-ready";
import { findDatabase } from "./stack/find-database";
import { readStaffCommand } from "./stack/staff-command";

// Adds, changes and lists the members of staff: there is no public sign-up and no page for it.
await runTask(async (lifetime) => {
  const command = readStaffCommand(process.argv.slice(2));
  loadEnvFiles(false);
  const { serving } = await findDatabase(process.env);
  process.env.DATABASE_URL = serving;
  lifetime.onStop(() => prisma().$disconnect());
  await assertDatabaseReady(serving);
  console.log(await command());
});
