import { beforeEach, expect, test, vi } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { noteAcceptedSignature, noteRefusedSignature } from "./signatures";

setUpDatabase();

type Kept = typeof globalThis & { tillSignatures?: { writing: Promise<void> | null } };

let now = 0;
/** Each test is a process that no delivery has reached yet. */
beforeEach(async () => {
  delete (globalThis as Kept).tillSignatures;
  await owner().$executeRaw`DELETE FROM webhook_signature`;
  now = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => now);
  return () => clock.mockRestore();
});

/** What is noted once nothing is being written. */
async function noted() {
  await (globalThis as Kept).tillSignatures?.writing;
  return await prisma().webhookSignature.findFirst();
}

test("every refusal is counted, also of a flood, until one is accepted", async () => {
  for (let delivery = 0; delivery < 50; delivery++) noteRefusedSignature();
  expect(await noted()).toMatchObject({ refused: 50, refusedAt: expect.any(Date), acceptedAt: null });
  noteRefusedSignature();
  expect(await noted()).toMatchObject({ refused: 51 });
  noteAcceptedSignature();
  expect(await noted()).toMatchObject({ refused: 0, acceptedAt: expect.any(Date) });
});

test("that one was accepted is written every ten seconds at most", async () => {
  noteAcceptedSignature();
  const first = await noted();
  now += 9_999;
  noteAcceptedSignature();
  expect(await noted()).toEqual(first);
  now += 1;
  noteAcceptedSignature();
  const second = await noted();
  expect(second?.acceptedAt?.getTime()).toBeGreaterThan(Number(first?.acceptedAt?.getTime()));
});

test("after a refusal the next accepted one is news, however soon it comes", async () => {
  noteAcceptedSignature();
  await noted();
  noteRefusedSignature();
  expect(await noted()).toMatchObject({ refused: 1 });
  noteAcceptedSignature();
  expect(await noted()).toMatchObject({ refused: 0 });
});

test("a failed write holds nobody up, and what comes later is written", async () => {
  await owner().$executeRaw`ALTER TABLE webhook_signature RENAME TO away`;
  noteRefusedSignature();
  await (globalThis as Kept).tillSignatures?.writing;
  await owner().$executeRaw`ALTER TABLE away RENAME TO webhook_signature`;
  noteRefusedSignature();
  expect(await noted()).toMatchObject({ refused: 1 });
});
