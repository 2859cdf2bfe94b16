import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { prisma } from "@/lib/prisma";
import { readProductsFile, writeProductsFile } from "@/prisma/export-products";
import { loadEnvFiles } from "./command/load-env-files";
import { runTask } from "./command/run-command";
import { assertOwner } from "./postgres/assert-owner";
import { withClient } from "./postgres/connect";
import { applyProducts, PRODUCTS_FILE } from "./stack/apply-products";
import { assertDatabaseReady } from "./stack/assert-database-ready";
import { findDatabase } from "./stack/find-database";

// Puts prisma/products.ts, or the file that is named, into the database: `npm run seed [-- FILE]`. With `--export FILE` it
// writes the other way: what staff have changed becomes a products file.
await runTask(async (lifetime) => {
  const { values, positionals } = parseArgs({
    options: { export: { type: "string" } },
    allowPositionals: true,
  });
  loadEnvFiles(false);
  const { owner } = await findDatabase(process.env);
  process.env.DATABASE_URL = owner;
  lifetime.onStop(() => prisma().$disconnect());
  await withClient(owner, assertOwner);
  await assertDatabaseReady(owner);
  if (values.export !== undefined) {
    const file = path.resolve(values.export);
    const sold = await readProductsFile(prisma());
    await writeFile(file, writeProductsFile(sold));
    console.log(
      `${sold.products.length} products and ${sold.shipping.length} ways to ship are in ${values.export}.`,
    );
    return;
  }
  const file = positionals[0] ? path.resolve(positionals[0]) : PRODUCTS_FILE;
  const changes = await applyProducts(owner, file);
  for (const { entry, what } of changes) console.log(`${entry}: ${what.join("; ")}`);
  console.log(changes.length > 0 ? "The shop is as the file says." : "Nothing to change.");
});
