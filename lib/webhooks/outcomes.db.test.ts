import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { EVENT_OUTCOMES, MOST_TRIES, waitMinutes } from "./outcomes";

setUpDatabase();

test("the database knows the same outcomes, and the one that only the version before wrote", async () => {
  const [check] = await prisma().$queryRaw<{ text: string }[]>`
    SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = 'webhook_event_outcome'`;
  const known = [...(check?.text ?? "").matchAll(/'(\w+)'/g)].map(([, name]) => name);
  expect(known.sort()).toEqual([...EVENT_OUTCOMES, "unmatched"].sort());
});

test("waits grow, and an event is tried for more than eight hours before it is dead", () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, tries) => waitMinutes(tries + 1));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, minutes) => sum + minutes, 0)).toBeGreaterThan(8 * 60);
});
