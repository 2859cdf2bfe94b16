import { afterAll, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { workOff } from "@/lib/testing/jobs";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";

let server: MailServer;
setUpDatabase(async () => {
  server = await startMailServer();
  return { SMTP_URL: server.url };
});
afterAll(() => server.close());

/** Seconds until the only job is tried again. */
async function secondsToWait(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ wait: number }[]>`
    SELECT extract(epoch FROM run_at - updated_at)::float8 AS wait FROM graphile_worker.jobs`;
  return row?.wait ?? 0;
}

test("a mail that the server does not take is tried again with growing waits, and goes out at last", async () => {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  server.refuse = true;
  const waits: number[] = [];
  for (let tries = 0; tries < 4; tries++) {
    await owner().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await workOff();
    waits.push(await secondsToWait());
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[3]).toBeGreaterThan(4 * (waits[0] ?? 0));
  expect(await orderOf(orderId)).toMatchObject({ mails: [{ attempts: 4, sentAt: null }] });

  server.refuse = false;
  await owner().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
  await workOff();
  expect(server.messages).toHaveLength(1);
  expect(await orderOf(orderId)).toMatchObject({ mails: [{ lastError: null, transport: "smtp" }] });
});
