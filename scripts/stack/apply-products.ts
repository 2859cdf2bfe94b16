import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createPrisma } from "@/lib/prisma";
import { checkProductsFile, type Problem, type ProductsFile } from "@/prisma/products-file";
import { seed } from "@/prisma/seed";
import type { Change } from "@/prisma/seed-changes";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { repository } from "@/scripts/command/repository";
import { findLine } from "./find-line";

/** The products file of this clone. */
export const PRODUCTS_FILE = path.join(repository, "prisma/products.ts");

/** A file's name for a message: from here where it lies below, in full where it does not. */
function nameOf(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith("..") ? file : relative;
}

async function load(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedFailure(`${nameOf(file)} cannot be read: ${said}`, { cause });
  }
}

async function missingPictures({ products }: ProductsFile): Promise<Problem[]> {
  const found = await Promise.all(
    products.map(({ image }) =>
      access(path.join(repository, "public", image)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return products
    .filter((_, index) => !found[index])
    .map(({ id, image }) => ({ entry: id, field: "image", message: `${image} is not in public/` }));
}

async function refuse(file: string, problems: readonly Problem[]): Promise<never> {
  const text = await readFile(file, "utf8");
  const name = nameOf(file);
  const lines = problems.map(({ entry, field, message }) => {
    const line = findLine(text, entry, field);
    return `  ${name}${line ? `:${line}` : ""}  ${[entry, field, message].filter(Boolean).join(" ")}`;
  });
  throw new ExpectedFailure(`Nothing was changed. Mend these first:\n${lines.join("\n")}`);
}

/**
 * Puts a products file into the database as the role at `ownerUrl` and returns what changed. Throws an
 * ExpectedFailure that names every problem with its line; then nothing was changed.
 */
export async function applyProducts(ownerUrl: string, file = PRODUCTS_FILE): Promise<Change[]> {
  const checked = checkProductsFile(await load(file));
  if (!checked.ok) return refuse(file, checked.problems);
  const missing = await missingPictures(checked.file);
  if (missing.length > 0) return refuse(file, missing);
  const owner = createPrisma(ownerUrl);
  try {
    const seeded = await seed(owner, checked.file);
    return seeded.ok ? seeded.changes : refuse(file, seeded.problems);
  } finally {
    await owner.$disconnect();
  }
}
