import path from "node:path";
import { prisma } from "@/lib/prisma";
import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertOwner } from "./postgres/assert-owner";
import { withClient } from "./postgres/connect";
import { applyProducts, PRODUCTS_FILE } from "./stack/apply-products";
import { assertDatabaseReady } from "./stack/assert-database-ready";
import { findDatabase } from "./stack/find-database";

// Puts prisma/products.ts, or the file that is named, into the database: `npm run seed [-- FILE]`.
await runTask(async (lifetime) => {
  const [given] = process.argv.slice(2);
  const file = given ? path.resolve(given) : PRODUCTS_FILE;
  loadEnvFiles(false);
  const { owner } = await findDatabase(process.env);
  process.env.DATABASE_URL = owner;
  lifetime.onStop(() => prisma().$disconnect());
  await withClient(owner, assertOwner);
  await assertDatabaseReady(owner);
  const changes = await applyProducts(owner, file);
  for (const { entry, what } of changes) console.log(`${entry}: ${what.join("; ")}`);
  console.log(changes.length > 0 ? "The shop is as the file says." : "Nothing to change.");
});
