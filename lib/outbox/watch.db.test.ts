import { expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { watchOutbox } from "./watch";

setUpDatabase();

const leave = (key: string) => prisma().$executeRaw`
  INSERT INTO outbox (task, payload, job_key) VALUES ('send_mail', '{}'::jsonb, ${key})`;

test("what a dead process left behind becomes a job without anybody's commit", async () => {
  await leave("left behind");
  const stop = watchOutbox();
  await vi.waitFor(
    async () => {
      const jobs = await prisma().$queryRaw<
        unknown[]
      >`SELECT 1 FROM graphile_worker.jobs WHERE key = 'left behind'`;
      expect(jobs).toHaveLength(1);
    },
    { timeout: 60_000 },
  );
  await stop();
  await leave("after the stop");
  expect(await prisma().outbox.count()).toBe(1);
});
