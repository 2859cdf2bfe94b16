import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hook, startHook, startTestSandbox, type TestSandbox } from "../../test/start";

let sandbox: TestSandbox;
let hook: Hook;
beforeAll(async () => {
  hook = await startHook();
  sandbox = await startTestSandbox({ webhook: hook });
});
afterAll(async () => {
  await sandbox.close();
  await hook.close();
});
beforeEach(async () => {
  await sandbox.client.clearFaults();
  await sandbox.client.reset();
  await sandbox.client.set({ retries: "quick" });
  await sandbox.client.webhooksIdle();
  hook.received.length = 0;
  hook.answers.length = 0;
});

const create = () => sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
const cancelNew = async () => sandbox.stripe.paymentIntents.cancel((await create()).id);

describe("webhooks that go wrong on purpose", () => {
  test("dropped ones stay undelivered until they are sent by hand", async () => {
    await sandbox.client.disturbWebhooks({ kind: "drop", times: 1 });
    await cancelNew();
    await sandbox.client.webhooksIdle();
    expect(hook.types()).toEqual(["payment_intent.canceled"]);
    const missed = await sandbox.stripe.events.list({ delivery_success: false });
    expect(missed.data.map(({ type }) => type)).toEqual(["payment_intent.created"]);
    await sandbox.client.resend(missed.data[0]?.id ?? "");
    await sandbox.client.webhooksIdle();
    expect(hook.types()).toEqual(["payment_intent.canceled", "payment_intent.created"]);
    expect((await sandbox.stripe.events.list({ delivery_success: false })).data).toHaveLength(0);
  });

  test("a fault for one object leaves the events of others alone", async () => {
    const [one, other] = [await create(), await create()];
    await sandbox.client.webhooksIdle();
    hook.received.length = 0;
    await sandbox.client.disturbWebhooks({ kind: "suppress", object: one.id });
    await sandbox.stripe.paymentIntents.cancel(one.id);
    await sandbox.stripe.paymentIntents.cancel(other.id);
    await sandbox.client.webhooksIdle();
    expect(hook.received.map(({ event }) => Object(event.data.object).id)).toEqual([other.id]);
  });

  test("dropping ends by itself when its time is over", async () => {
    await sandbox.client.disturbWebhooks({ kind: "drop", for: 30_000 });
    await create();
    await sandbox.client.advance(31_000);
    await create();
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(1);
  });

  test("delayed ones come when their time has come", async () => {
    await sandbox.client.disturbWebhooks({ kind: "delay", times: 1, delay: 60_000 });
    await create();
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(0);
    await sandbox.client.advance(61_000);
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(1);
  });

  test("duplicates have one id, twins have two", async () => {
    await sandbox.client.disturbWebhooks({ kind: "duplicate", times: 1 });
    await create();
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(2);
    expect(new Set(hook.received.map(({ event }) => event.id)).size).toBe(1);
    hook.received.length = 0;
    await sandbox.client.disturbWebhooks({ kind: "twin", types: ["payment_intent.created"], times: 1 });
    await create();
    await sandbox.client.webhooksIdle();
    expect(new Set(hook.received.map(({ event }) => event.id)).size).toBe(2);
    expect(new Set(hook.received.map(({ event }) => JSON.stringify(event.data))).size).toBe(1);
  });

  test("reordered ones arrive after their successor", async () => {
    await sandbox.client.disturbWebhooks({ kind: "reorder", times: 1 });
    await cancelNew();
    await sandbox.client.webhooksIdle();
    expect(hook.types()).toEqual(["payment_intent.canceled", "payment_intent.created"]);
  });

  test("suppressed ones never existed", async () => {
    await sandbox.client.disturbWebhooks({ kind: "suppress", types: ["payment_intent.canceled"], times: 1 });
    await cancelNew();
    await sandbox.client.webhooksIdle();
    expect(hook.types()).toEqual(["payment_intent.created"]);
    expect((await sandbox.stripe.events.list()).data).toHaveLength(1);
  });
});
