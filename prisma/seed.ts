import type { PrismaClient } from "./generated/client";
import type { Problem, ProductsFile } from "./products-file";
import type { Change } from "./seed-changes";
import { seedProducts } from "./seed-products";
import { seedShipping } from "./seed-shipping";

/** Nothing was written when it is not ok. */
export type Seeded = { ok: true; changes: Change[] } | { ok: false; problems: Problem[] };

// Any number, as long as every seeding takes the same one.
const SEED_LOCK = 6_127_405;
const LONGEST_MS = 60_000;

/**
 * Makes products, prices and ways to ship what a products file says, in one transaction that a shop may be
 * selling beside. Running it again changes nothing. `prisma` signs in as the role that owns the catalogue.
 */
export async function seed(prisma: PrismaClient, file: ProductsFile): Promise<Seeded> {
  return await prisma.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${LONGEST_MS}`);
      await tx.$executeRawUnsafe(`SET LOCAL lock_timeout = ${LONGEST_MS}`);
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${SEED_LOCK})`;
      const { changes, problems } = await seedProducts(tx, file.products);
      if (problems.length > 0) return { ok: false, problems };
      return { ok: true, changes: [...changes, ...(await seedShipping(tx, file.shipping))] };
    },
    { timeout: LONGEST_MS },
  );
}
