import { expect, test } from "vitest";
import { createPrisma, prisma } from "@/lib/prisma";
import { lostToAnother } from "@/lib/sql-state";
import { owner, ownerUrl, setUpDatabase } from "@/lib/testing/database";
import { apply, placePayment, succeeded } from "@/lib/testing/payment";
import { stockOf, stockProduct } from "@/lib/testing/shop";
import { dispatchOutbox } from "./dispatch";
import { transact } from "./transact";

setUpDatabase();

/** Takes one piece of two products, in the given order, meeting the other taker in between. */
function takeBoth(first: string, second: string, meet: () => Promise<void>): Promise<void> {
  return transact(async (tx) => {
    await tx.$executeRaw`UPDATE product SET stock = stock - 1 WHERE id = ${first}`;
    await meet();
    await tx.$executeRaw`UPDATE product SET stock = stock - 1 WHERE id = ${second}`;
  });
}

test("of two transactions that wait for each other one is done again, and both happen", async () => {
  const [mug, bowl] = [await stockProduct(), await stockProduct()];
  let waiting = 0;
  let open: () => void = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  const meet = async () => {
    waiting += 1;
    if (waiting === 2) open();
    await both;
  };
  await Promise.all([takeBoth(mug, bowl, meet), takeBoth(bowl, mug, meet)]);
  expect(waiting).toBe(3);
  expect([await stockOf(mug), await stockOf(bowl)]).toEqual([8, 8]);
});

test.each(["40001", "40P01", "55P03", "57014"])(
  "work that Postgres sacrifices with %s is done again",
  async (code) => {
    let tries = 0;
    const result = await transact(async (tx) => {
      tries += 1;
      if (tries === 1) await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`);
      return tries;
    });
    expect(result).toBe(2);
  },
);

test("a transaction that never began because no connection was free may be tried again", async () => {
  const client = createPrisma(ownerUrl());
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = 0;
  let allBegun = () => {};
  const full = new Promise<void>((resolve) => {
    allBegun = resolve;
  });
  const POOL_SIZE = 10;
  const holders = Array.from({ length: POOL_SIZE }, () =>
    client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      begun += 1;
      if (begun === POOL_SIZE) allBegun();
      await held;
    }),
  );
  await full;
  const error = await client
    .$transaction(async () => {}, { maxWait: 1 })
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  expect(lostToAnother(error)).toBe(true);
  letGo();
  await Promise.all(holders);
  await client.$disconnect();
});

test("a transaction that took too long in a crowd was rolled back, and may be tried again", async () => {
  const error = await prisma()
    .$transaction(async (tx) => void (await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.2)`), { timeout: 1 })
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  expect(lostToAnother(error)).toBe(true);
});

test("any other error is no reason to try again", async () => {
  let tries = 0;
  const work = transact(async (tx) => {
    tries += 1;
    await tx.$queryRaw`SELECT 1/0`;
  });
  await expect(work).rejects.toThrow("division by zero");
  expect(tries).toBe(1);
});

test("what a crash left in the outbox is done by whoever dispatches next, and once", async () => {
  const { facts } = await placePayment();
  // The process that commits here is gone before it could tell anybody.
  await owner().$executeRaw`ALTER TABLE outbox DISABLE TRIGGER ALL`;
  await prisma().$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO outbox (task, payload, job_key)
      VALUES ('reconcile_payment', ${JSON.stringify({ paymentIntentId: facts.id })}::jsonb, ${`left:${facts.id}`})`;
  });
  await Promise.all([dispatchOutbox(), dispatchOutbox(), dispatchOutbox()]);
  const jobs = await prisma().$queryRaw<unknown[]>`
    SELECT 1 FROM graphile_worker.jobs WHERE key = ${`left:${facts.id}`}`;
  expect(jobs).toHaveLength(1);
  expect(await prisma().outbox.count()).toBe(0);
});

test("no transaction about money notifies by itself", async () => {
  const { facts } = await placePayment();
  const [{ notifies } = { notifies: true }] = await owner().$queryRaw<{ notifies: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND p.prosrc ILIKE '%pg_notify%'
    ) AS notifies`;
  expect(notifies).toBe(false);
  await apply(succeeded(facts));
});
