import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import type { VerifiedEvent } from "@/lib/stripe/parse-event";
import { setUpDatabase } from "@/lib/testing/database";
import { someoneWaitsForLock } from "@/lib/testing/someone-waits-for-lock";
import { recordEvents, recordFailure } from "./inbox-rows";

setUpDatabase();

function eventNamed(
  id: string,
  object: VerifiedEvent["object"] = { id: null, type: "charge", raw: {} },
): VerifiedEvent {
  return { id, type: "charge.updated", livemode: false, object, payload: "{}" };
}
const recorded = (...ids: string[]) =>
  ids.map((id) => ({ event: eventNamed(id), outcome: "recorded" as const, again: false }));

test("two batches with the same events, each in another sequence, never wait in a circle", async () => {
  const [a, b] = [`evt_a_${randomUUID()}`, `evt_b_${randomUUID()}`];
  const { second } = await prisma().$transaction(async (first) => {
    await recordEvents(first, recorded(a));
    const second = prisma().$transaction((tx) => recordEvents(tx, recorded(b, a)));
    await someoneWaitsForLock();
    // Had the second taken the one it names first, each would now hold what the other wants.
    await recordEvents(first, recorded(b));
    return { second };
  });
  expect([...(await second)]).toEqual([]);
  expect(await prisma().webhookEvent.count({ where: { id: { in: [a, b] } } })).toBe(2);
});

describe("an event's row names the PaymentIntent that staff find it by", () => {
  test.each([
    ["of its object", { id: "pi_1", type: "payment_intent", raw: {} }, "pi_1"],
    ["that its object names", { id: "ch_1", type: "charge", raw: { payment_intent: "pi_2" } }, "pi_2"],
    [
      "not where it is named in another way",
      { id: "ch_1", type: "charge", raw: { payment_intent: { id: "pi_3" } } },
      null,
    ],
    ["not where there is none", { id: "cus_1", type: "customer", raw: {} }, null],
    ["not where the object is a text", { id: null, type: "odd", raw: "payment_intent" }, null],
    ["not where there is no object", { id: null, type: "odd", raw: null }, null],
  ] as const)("%s", async (_, object, named) => {
    const [id, failedId] = [randomUUID(), randomUUID()];
    const event = eventNamed(id, object);
    await prisma().$transaction((tx) => recordEvents(tx, [{ event, outcome: "recorded", again: false }]));
    const row = await prisma().webhookEvent.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ objectId: object.id, paymentIntentId: named });
    await recordFailure(eventNamed(failedId, object), new Error("no"));
    const failed = await prisma().webhookEvent.findUniqueOrThrow({ where: { id: failedId } });
    expect(failed).toMatchObject({ objectId: object.id, paymentIntentId: named, lastError: "no" });
  });
});

test("of a batch only what is to be taken in again is, where all were handled", async () => {
  const ids = [randomUUID(), randomUUID()];
  await prisma().$transaction((tx) => recordEvents(tx, recorded(...ids)));
  const [one, two] = recorded(...ids);
  if (!one || !two) throw new Error("two events were made");
  const fresh = await prisma().$transaction((tx) => recordEvents(tx, [one, { ...two, again: true }]));
  expect([...fresh]).toEqual([[two.event.id, 2]]);
});
