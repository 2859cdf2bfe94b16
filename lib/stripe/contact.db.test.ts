import { beforeEach, describe, expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { createCircuitBreaker } from "./circuit-breaker";
import { noteContact, noteCutOff } from "./contact";

setUpDatabase();

const breaker = () =>
  noteContact(createCircuitBreaker({ failures: 1_000, openMs: 1, onChange: () => undefined }));
const noted = () => prisma().stripeContact.findFirst({ where: { process: { not: { startsWith: "!" } } } });

type Kept = typeof globalThis & { tillStripeContact?: { writing: Promise<void> | null } };

let now = 0;
/** Each test is a process that has called nobody yet. */
beforeEach(async () => {
  delete (globalThis as Kept).tillStripeContact;
  await prisma().stripeContact.deleteMany();
  now = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => now);
  return () => clock.mockRestore();
});

/** Waits until nothing is being written, and compares what is. */
async function expectNoted(expected: object): Promise<void> {
  await (globalThis as Kept).tillStripeContact?.writing;
  expect(await noted()).toMatchObject(expected);
}

describe("what this process's calls to Stripe met is written down", () => {
  test("that the first was answered, at once", async () => {
    expect(await noted()).toBeNull();
    breaker().succeeded();
    await expectNoted({ failures: 0, cutOff: false, answeredAt: new Date(now), failedAt: null });
  });

  test("that one failed, and that the next one did not, at once; a second failure is no news for twenty seconds", async () => {
    const calls = breaker();
    calls.failed();
    await expectNoted({ failures: 1, failedAt: new Date(now), answeredAt: null });
    now += 19_999;
    calls.failed();
    await expectNoted({ failures: 1 });
    now += 1;
    calls.failed();
    await expectNoted({ failures: 3, failedAt: new Date(now) });
    calls.succeeded();
    await expectNoted({ failures: 0, cutOff: false, answeredAt: new Date(now) });
  });

  test("an answer after an answer is no news for twenty seconds", async () => {
    const calls = breaker();
    calls.succeeded();
    const first = new Date(now);
    now += 19_999;
    calls.succeeded();
    await expectNoted({ answeredAt: first });
    now += 1;
    calls.succeeded();
    await expectNoted({ answeredAt: new Date(now) });
    expect(await prisma().stripeContact.count()).toBe(1);
  });

  test("that the process is cut off, and that it no longer is", async () => {
    const calls = breaker();
    calls.failed();
    await expectNoted({ failures: 1, cutOff: false });
    noteCutOff();
    calls.failed();
    await expectNoted({ failures: 2, cutOff: true });
    calls.succeeded();
    await expectNoted({ failures: 0, cutOff: false });
  });
});

test("what another process met a day ago is forgotten, and what it met today is kept", async () => {
  const hours = (ago: number) => new Date(now - ago * 3_600_000);
  await prisma().stripeContact.createMany({
    data: [
      { process: "!gone 1", failedAt: hours(25), failures: 1 },
      { process: "!here 1", failedAt: hours(25), answeredAt: hours(23) },
    ],
  });
  breaker().succeeded();
  await expectNoted({ failures: 0 });
  const kept = await prisma().stripeContact.findMany({ where: { process: { startsWith: "!" } } });
  expect(kept.map(({ process }) => process)).toEqual(["!here 1"]);
});

test("what could not be written is written with the next call", async () => {
  const calls = breaker();
  await owner().$executeRaw`ALTER TABLE stripe_contact RENAME TO away`;
  calls.failed();
  await (globalThis as Kept).tillStripeContact?.writing;
  await owner().$executeRaw`ALTER TABLE away RENAME TO stripe_contact`;
  calls.failed();
  await expectNoted({ failures: 2 });
});
