import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { dispatchOutbox } from "./dispatch";

setUpDatabase();

const leave = (task: string, payload: object, key: string) => prisma().$executeRaw`
  INSERT INTO outbox (task, payload, job_key) VALUES (${task}, ${JSON.stringify(payload)}::jsonb, ${key})`;

const jobs = () => prisma().$queryRaw<{ key: string; task: string; payload: unknown }[]>`
  SELECT j.key, j.task_identifier AS task, p.payload
  FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p ON p.id = j.id
  WHERE j.key LIKE 'dispatch:%' ORDER BY j.id`;

test("several jobs of one dispatch are added in the order in which they were left; of one key only the newest", async () => {
  await leave("send_mail", { mailId: "first" }, "dispatch:a");
  await leave("send_refund", { refundId: "other" }, "dispatch:b");
  await leave("send_mail", { mailId: "second" }, "dispatch:a");
  expect(await dispatchOutbox()).toBe(3);
  expect(await jobs()).toEqual([
    { key: "dispatch:b", task: "send_refund", payload: { refundId: "other" } },
    { key: "dispatch:a", task: "send_mail", payload: { mailId: "second" } },
  ]);
});

test("a key that waits already is taken over by the next dispatch and stays one job", async () => {
  await leave("send_mail", { mailId: "first" }, "dispatch:c");
  await dispatchOutbox();
  await leave("send_mail", { mailId: "second" }, "dispatch:c");
  await dispatchOutbox();
  expect((await jobs()).filter(({ key }) => key === "dispatch:c")).toEqual([
    { key: "dispatch:c", task: "send_mail", payload: { mailId: "second" } },
  ]);
});
