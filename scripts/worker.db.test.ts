import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { runWorker } from "@/lib/jobs/worker";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { type Door, openDoor } from "@/lib/testing/door";
import { Lifetime } from "./command/lifetime";
import { repository, typescript } from "./command/repository";
import { temporaryFolder } from "./command/temporary-folder";
import { databaseUrl } from "./postgres/connect";
import { migrate } from "./postgres/migrate";
import { type Postgres, startPostgres } from "./postgres/start-postgres";

const lifetime = new Lifetime();
const PASSWORD = "test";
const PATIENCE = { timeout: 100_000, interval: 200 };
let home = "";
let postgres: Postgres;
let door: Door;

setUpDatabase(async () => {
  // A PostgreSQL of its own, because this one is stopped and started again.
  home = await temporaryFolder(lifetime);
  postgres = await startPostgres(home, PASSWORD, { throwaway: true });
  lifetime.onStop(() => postgres.stop());
  await migrate({ owner: databaseUrl(postgres, "till_owner"), serving: databaseUrl(postgres, "till_app") });
  door = await openDoor(postgres.port);
  lifetime.onStop(() => door.close());
  return { DATABASE_URL: databaseUrl({ port: door.port, password: PASSWORD }, "till_app") };
});
afterAll(() => lifetime.stop());

const addJob = (name: string) =>
  prisma().$queryRaw`SELECT 1 FROM graphile_worker.add_job(${name}, '{}'::json)`;

test("a worker that is killed with a job in hand loses it to another, which does it", async () => {
  // A Stripe that takes the call and never answers.
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const base = `http://127.0.0.1:${port}`;
  const stripeSettings = { STRIPE_API_BASE: base, NEXT_PUBLIC_STRIPE_JS_URL: `${base}/stripe.js` };
  const worker = spawn(process.execPath, ["--import", typescript, "scripts/worker.ts"], {
    stdio: "inherit",
    cwd: repository,
    env: { ...process.env, ...stripeSettings },
  });
  const holder = async () => {
    const rows = await prisma().$queryRaw<{ by: string | null }[]>`
      SELECT locked_by AS by FROM graphile_worker.jobs WHERE task_identifier = 'reconcile_payment'`;
    return rows[0]?.by ?? "";
  };
  await prisma().$queryRaw`
    SELECT 1 FROM graphile_worker.add_job('reconcile_payment', '{"paymentIntentId": "pi_1"}'::json)`;
  await vi.waitFor(async () => expect(await holder()).toMatch(/^pool-/), PATIENCE);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  expect(await holder()).toMatch(/^pool-/);

  const done = vi.fn();
  const times = { beatEveryMs: 200, deadAfterMs: 1_500 };
  const stop = await runWorker({ tasks: { reconcile_payment: done }, times });
  try {
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce(), PATIENCE);
  } finally {
    await stop();
    silent.close();
  }
});

test("a worker goes on after a restart of PostgreSQL, and a job that finished meanwhile is not lost", async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let finish = () => {};
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const inHand = vi.fn(async () => {
    begin();
    await mayFinish;
  });
  const afterwards = vi.fn();
  const tasks = { in_hand: inHand, afterwards };
  lifetime.onStop(await runWorker({ tasks, times: { beatEveryMs: 500, deadAfterMs: 3_000 } }));
  await addJob("in_hand");
  await begun;

  door.shut();
  await postgres.stop();
  finish();
  // Until the queue has noticed that what it did cannot be written down.
  await vi.waitFor(() => expect(inHand.mock.results[0]?.type).toBe("return"), PATIENCE);
  postgres = await startPostgres(home, PASSWORD, { throwaway: true });
  door.leadTo(postgres.port);

  await vi.waitFor(() => addJob("afterwards"), PATIENCE);
  await vi.waitFor(() => expect(afterwards).toHaveBeenCalledOnce(), PATIENCE);
  // Nobody knows that it was done, so it is done again, and then it is written down.
  await vi.waitFor(async () => {
    expect(inHand.mock.calls.length).toBeGreaterThanOrEqual(2);
    // What the killed worker of another test was given by the clock and at its start, nobody here does.
    expect(
      await prisma().$queryRaw`
        SELECT 1 FROM graphile_worker.jobs WHERE task_identifier IN ('in_hand', 'afterwards')`,
    ).toEqual([]);
  }, PATIENCE);
});
