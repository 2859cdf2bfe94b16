import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Staff } from "@/lib/auth/staff-session";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { placePayment } from "@/lib/testing/payment";
import { noteForm, writeNote } from "./note-form";
import { findOrderDetail } from "./order-detail";
import { listOtherOrders } from "./other-orders";

setUpDatabase();

const ANN: Staff = { id: "ann", name: "Ann", email: "ann@till.example", role: "support", sessionId: "1" };

test("a note is there with who wrote it, once however often its form is sent", async () => {
  await owner().user.create({ data: { id: "ann", name: "Ann", email: "ann@till.example", role: "support" } });
  const { orderId } = await placePayment();
  const form = noteForm.parse({
    orderId,
    key: randomUUID(),
    text: "  Rang us: leave it with the neighbour.  ",
  });
  expect(await writeNote(form, ANN)).toMatchObject({ tone: "success" });
  expect(await writeNote(form, ANN)).toMatchObject({ tone: "info" });
  expect((await findOrderDetail(orderId))?.notes).toMatchObject([
    { text: "Rang us: leave it with the neighbour.", by: "Ann" },
  ]);
});

test("a note stays as it was written, and belongs to an order that is there", async () => {
  const { orderId } = await placePayment();
  await writeNote({ orderId, key: randomUUID(), text: "first" }, ANN);
  await expect(owner().orderNote.updateMany({ data: { text: "another" } })).rejects.toThrow(
    /another one corrects it/,
  );
  await expect(prisma().orderNote.deleteMany()).rejects.toThrow(/denied/);
  await writeNote({ orderId: randomUUID(), key: randomUUID(), text: "lost" }, ANN);
  expect(await prisma().orderNote.count({ where: { text: "lost" } })).toBe(0);
});

test.each(["", "   ", "a".repeat(2_001)])("a note of nothing, or of too much, is none (%#)", (text) => {
  expect(noteForm.safeParse({ orderId: randomUUID(), key: randomUUID(), text }).success).toBe(false);
});

test("the other orders of an e-mail are told newest first, five at most, whatever the case of its letters", async () => {
  const orders: string[] = [];
  for (let n = 0; n < 7; n++) {
    const { orderId } = await placePayment();
    orders.unshift(orderId);
    const email = n % 2 === 0 ? "Many@Example.com" : "many@example.com";
    await owner().order.update({ where: { id: orderId }, data: { email } });
  }
  const [newest = "", ...others] = orders;
  const found = await listOtherOrders(newest, "MANY@example.com");
  expect(found.orders.map(({ id }) => id)).toEqual(others.slice(0, 5));
  expect(found.more).toBe(true);
  expect((await listOtherOrders(newest, "nobody@example.com")).orders).toEqual([]);
});
