import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { TASKS } from "./tasks";
import { TIMETABLE } from "./timetable";
import { runWorker } from "./worker";

setUpDatabase();

test("every job of the timetable is one that the worker knows", () => {
  expect(TIMETABLE.map(({ task }) => task).filter((task) => !Object.hasOwn(TASKS, task))).toEqual([]);
});

test("a worker that was down at the time makes up for it when it starts, as the role that serves", async () => {
  const { id } = await prisma().cart.create({
    data: { tokenHash: new Uint8Array(randomBytes(32)), updatedAt: new Date("2001-01-01T00:00:00Z") },
  });
  await prisma().$executeRaw`
    INSERT INTO graphile_worker._private_known_crontabs (identifier, known_since)
    VALUES ('remove_old', now() - interval '2 days')`;
  const stop = await runWorker();
  try {
    const cartsLeft = () => prisma().cart.count({ where: { id } });
    await vi.waitFor(async () => expect(await cartsLeft()).toBe(0), { timeout: 20_000 });
  } finally {
    await stop();
  }
});
