import { runOnce } from "graphile-worker";
import { expect, test } from "vitest";
import { env } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, orderOf, placePayment, succeeded } from "@/lib/testing/payment";
import { TASKS } from "./tasks";

setUpDatabase();

test("the job that a payment queues exists once it is committed, and sends the mail", async () => {
  const { orderId, facts } = await placePayment();
  await apply(succeeded(facts));
  await runOnce({ connectionString: env().databaseUrl, taskList: TASKS });
  expect(await orderOf(orderId)).toMatchObject({ mails: [{ transport: "kept" }] });
  expect(await prisma().$queryRaw`SELECT 1 FROM graphile_worker.jobs`).toEqual([]);
});

test("a bank debit's job sends the mail that the order is received, with its link", async () => {
  const { orderId, facts } = await placePayment();
  await apply({ ...facts, status: "processing" });
  await runOnce({ connectionString: env().databaseUrl, taskList: TASKS });
  expect(await orderOf(orderId)).toMatchObject({
    mails: [{ kind: "order_received", transport: "kept", subject: expect.stringContaining("received") }],
  });
});

test("a job whose payload is of another shape fails and stays in the queue", async () => {
  await prisma().$queryRaw`SELECT 1 FROM graphile_worker.add_job('send_mail', '{"mail": 1}'::json)`;
  await runOnce({ connectionString: env().databaseUrl, taskList: TASKS });
  const jobs = await prisma().$queryRaw<{ attempts: number; last_error: string }[]>`
    SELECT attempts, last_error FROM graphile_worker.jobs`;
  expect(jobs).toMatchObject([{ attempts: 1, last_error: expect.stringContaining("mailId") }]);
});
