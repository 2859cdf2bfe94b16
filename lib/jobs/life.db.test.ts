import { expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { LIFE_TIMES } from "@/lib/worker-times";
import { beat, freeJobsOfTheDead } from "./life";
import { runWorker } from "./worker";

setUpDatabase();

const { deadAfterMs } = LIFE_TIMES;
const PATIENCE = { timeout: 60_000 };

/** A job of this name that a worker took so many seconds ago, in a queue that it holds as well. */
async function heldJob(name: string, workerId: string, seconds: number): Promise<void> {
  await prisma()
    .$queryRaw`SELECT 1 FROM graphile_worker.add_job(${name}, '{}'::json, queue_name := ${`queue ${name}`})`;
  await prisma().$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${workerId}, attempts = 1,
      locked_at = now() - make_interval(secs => ${seconds})
    WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ${name})`;
  await owner().$executeRaw`
    UPDATE graphile_worker._private_job_queues SET locked_by = ${workerId},
      locked_at = now() - make_interval(secs => ${seconds}) WHERE queue_name = ${`queue ${name}`}`;
}

async function lastBeat(workerId: string, secondsAgo: number): Promise<void> {
  await beat(workerId);
  await prisma().$executeRaw`
    UPDATE worker_life SET beat_at = now() - make_interval(secs => ${secondsAgo}) WHERE worker_id = ${workerId}`;
}

const holderOf = async (name: string) => {
  const rows = await prisma().$queryRaw<{ locked_by: string | null }[]>`
    SELECT locked_by FROM graphile_worker.jobs WHERE task_identifier = ${name}`;
  return rows[0]?.locked_by;
};

test("only the jobs of workers that have shown no life for 45 seconds are freed", async () => {
  await heldJob("of_a_dead_one", "pool-dead", 50);
  await lastBeat("pool-dead", 50);
  await heldJob("of_a_stranger", "pool-of-an-older-version", 50);
  await heldJob("of_a_busy_one", "pool-busy", 3_600);
  await lastBeat("pool-busy", 10);
  await heldJob("of_a_new_one", "pool-new", 5);
  expect((await freeJobsOfTheDead(deadAfterMs)).sort()).toEqual(["pool-dead", "pool-of-an-older-version"]);
  expect(await holderOf("of_a_dead_one")).toBeNull();
  expect(await holderOf("of_a_stranger")).toBeNull();
  expect(await holderOf("of_a_busy_one")).toBe("pool-busy");
  expect(await holderOf("of_a_new_one")).toBe("pool-new");
  expect(await freeJobsOfTheDead(deadAfterMs)).toEqual([]);
});

test("a killed worker's job, also one of a queue, is done by the next worker within a minute", async () => {
  await heldJob("left_behind", "pool-killed", 46);
  await lastBeat("pool-killed", 46);
  const done = vi.fn();
  const stop = await runWorker({ tasks: { left_behind: done } });
  try {
    await vi.waitFor(() => expect(done).toHaveBeenCalled(), PATIENCE);
  } finally {
    await stop();
  }
});

test("a worker shows life while it lives, and is forgotten when it stops as it should", async () => {
  const before = await prisma().workerLife.count();
  const stop = await runWorker({ tasks: {} });
  await vi.waitFor(async () => expect(await prisma().workerLife.count()).toBe(before + 1), PATIENCE);
  await stop();
  expect(await prisma().workerLife.count()).toBe(before);
});

test("a job that does not finish in time when its worker is stopped is handed back for the next one", async () => {
  let started = () => {};
  const isStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await prisma().$queryRaw`SELECT 1 FROM graphile_worker.add_job('endless', '{}'::json)`;
  const endless = () => {
    started();
    return finished;
  };
  const stop = await runWorker({ tasks: { endless }, finishMs: 50 });
  await isStarted;
  expect(await holderOf("endless")).toMatch(/^pool-/);
  await stop();
  expect(await holderOf("endless")).toBeNull();
  finish();
});
