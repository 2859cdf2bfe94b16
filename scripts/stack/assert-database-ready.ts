import { pendingMigrations } from "@/lib/health/pending-migrations";
import { claimInstallation } from "@/lib/installation";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { assertDatabaseAnswers } from "@/scripts/postgres/assert-database-answers";
import { readServingRights } from "@/scripts/postgres/serving-rights";

/**
 * Throws an ExpectedFailure when the database of DATABASE_URL does not answer, lacks migrations of this
 * version or does not let its role use them. `url` is that setting's value; lib's functions read it themselves.
 */
export async function assertDatabaseReady(url: string): Promise<void> {
  await assertDatabaseAnswers(url);
  const { role, maySell } = await readServingRights(url);
  if (!maySell) {
    throw new ExpectedFailure(
      `The role ${role} of DATABASE_URL may not use the shop's tables: run \`npm run migrate\`, which gives it the rights it needs.`,
    );
  }
  const pending = await pendingMigrations();
  if (pending.length > 0) {
    throw new ExpectedFailure(
      `The database lacks ${pending.length} of Till's migrations (${pending.join(", ")}): run \`npm run migrate\` first.`,
    );
  }
}

/** Throws an ExpectedFailure when the database belongs to the other mode of Stripe's than the keys. */
export async function assertDatabaseOfThisMode(): Promise<void> {
  const claim = await claimInstallation();
  if (claim.ok) return;
  throw new ExpectedFailure(
    `The database of DATABASE_URL belongs to Stripe's ${claim.database} mode and the keys to the other: use the ${claim.database} keys, or another database.`,
  );
}

/**
 * Everything that must hold before a process says that it is ready: live events on a test database, say,
 * would fail one by one. Warns when the role may do more than serve.
 */
export async function assertReadyToServe(url: string): Promise<void> {
  await assertDatabaseReady(url);
  await assertDatabaseOfThisMode();
  const { role, excess } = await readServingRights(url);
  if (excess.length > 0) {
    console.warn(
      `Warning: the shop serves with the role ${role}, which may ${excess.join(", ")}. Set DATABASE_OWNER_URL for \`npm run migrate\` and give DATABASE_URL a role of its own (README, Put your shop on it).`,
    );
  }
}
