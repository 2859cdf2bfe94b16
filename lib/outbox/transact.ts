import { prisma, type Tx } from "@/lib/prisma";
import { lostToAnother } from "@/lib/sql-state";
import { tellSoon } from "./tell-soon";

const TRIES = 5;
const LONGEST_WAIT_MS = 200;

/** Waits a random time that grows with the tries, so that those who collided do not collide again. */
function backOff(tries: number): Promise<void> {
  const ms = Math.random() * Math.min(LONGEST_WAIT_MS, 10 * 2 ** tries);
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Runs `work` in one transaction, and what it left in the outbox is told once it is committed. When Postgres
 * sacrifices it to another one (deadlock, serialization, a lock that took too long, stock that went meanwhile)
 * it runs again, from the start, up to five times: `work` must do nothing that a rollback does not undo, so no
 * call to Stripe.
 */
export async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      const result = await prisma().$transaction(work);
      tellSoon();
      return result;
    } catch (error) {
      if (tries === TRIES || !lostToAnother(error)) throw error;
      await backOff(tries);
    }
  }
}
