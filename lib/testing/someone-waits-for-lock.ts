import { expect, vi } from "vitest";
import { prisma } from "@/lib/prisma";

/** Resolves once a connection to the test's database waits for a lock that another holds. */
export async function someoneWaitsForLock(): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await prisma().$queryRaw<{ waits: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
      ) AS waits`;
    expect(row?.waits).toBe(true);
  });
}
