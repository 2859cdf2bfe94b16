import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { paidWith } from "./paid-with";

setUpDatabase();

async function received(paymentIntentId: string, object: object, minutesAgo: number): Promise<void> {
  const id = `evt_${randomUUID().replaceAll("-", "")}`;
  await owner().webhookEvent.create({
    data: {
      ...{ id, type: "charge.updated", livemode: false, paymentIntentId, outcome: "recorded" },
      payload: { id, data: { object } },
      handledAt: new Date(),
      receivedAt: new Date(Date.now() - minutesAgo * 60_000),
    },
  });
}
const card = (last4: string) => ({
  object: "charge",
  payment_method_details: { type: "card", card: { brand: "visa", last4 } },
});

test("each payment says what its newest charge was paid with; other objects and payments say nothing", async () => {
  await received("pi_a", card("0002"), 3);
  await received("pi_a", card("4242"), 2);
  await received("pi_a", { object: "payment_intent", payment_method_details: {} }, 1);
  await received("pi_b", { object: "charge" }, 1);
  const found = await paidWith(["pi_a", "pi_b", "pi_c"]);
  expect([...found]).toMatchObject([["pi_a", { brand: "visa", last4: "4242" }]]);
  expect(await paidWith([])).toEqual(new Map());
});
