import type pg from "pg";
import { ExpectedFailure } from "@/scripts/command/expected-failure";

/**
 * How long a migration waits for a lock. While it waits, everybody who comes after it for the same table waits
 * too, so a shop in business would stand still behind one long query.
 */
const LOCK_TIMEOUT_SECONDS = 5;
const LOCK_NOT_AVAILABLE = "55P03";

/** The statement that sets it, until the end of the transaction or of the connection. */
export function setLockTimeout(until: "transaction" | "connection"): string {
  return `SET ${until === "transaction" ? "LOCAL" : "SESSION"} lock_timeout = '${LOCK_TIMEOUT_SECONDS}s'`;
}

/** Whether an error of `pg` says that a lock was not to be had in time. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE;
}

/** A migration did not get a lock in time, and nothing of it is done. */
export class MissedLock extends Error {}

/**
 * Notes that a migration which missed its lock is undone, which it is, since each is one transaction: without the note
 * the engine would refuse to migrate ever again. Returns what to tell whoever ran it.
 */
export async function noteMissedLock(owner: pg.Client): Promise<ExpectedFailure> {
  const undone = await owner.query<{ name: string }>(`
    UPDATE _prisma_migrations SET rolled_back_at = now()
    WHERE finished_at IS NULL AND rolled_back_at IS NULL RETURNING migration_name AS name`);
  const names = undone.rows.map(({ name }) => name).join(", ");
  return new ExpectedFailure(
    `The database was too busy for ${names}: it waited ${LOCK_TIMEOUT_SECONDS} s for a lock, and nothing of it is done. Run the same command again.`,
  );
}
