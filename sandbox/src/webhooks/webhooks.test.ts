import { createServer } from "node:http";
import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Hook,
  refusal,
  startHook,
  startLog,
  startTestSandbox,
  stripeFor,
  type TestSandbox,
} from "../../test/start";
import { startSandbox } from "../server";

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

describe("a delivery", () => {
  test("is signed, pretty-printed and sent with Stripe's headers", async () => {
    const { id } = await create();
    await sandbox.client.webhooksIdle();
    const [received] = hook.received;
    expect(received?.event).toMatchObject({
      type: "payment_intent.created",
      api_version: "2026-10-28.endive",
      livemode: false,
      pending_webhooks: 1,
      data: { object: { id, object: "payment_intent" } },
    });
    expect(received?.body).toBe(JSON.stringify(received?.event, null, 2));
    expect(received?.headers).toMatchObject({
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "content-type": "application/json; charset=utf-8",
    });
    expect((await sandbox.stripe.events.retrieve(received?.event.id ?? "")).pending_webhooks).toBe(0);
  });

  test("says which call caused the event", async () => {
    await sandbox.stripe.paymentIntents.create(
      { amount: 500, currency: "usd" },
      { idempotencyKey: "order-7" },
    );
    await sandbox.client.webhooksIdle();
    expect(hook.received[0]?.event.request).toMatchObject({
      id: expect.stringMatching(/^req_/),
      idempotency_key: "order-7",
    });
  });

  test("that fails is sent again with the same body and a new signature", async () => {
    hook.answers.push(500, 302);
    const { id } = await create();
    await sandbox.client.webhooksIdle();
    await sandbox.client.advance(1500);
    await sandbox.client.webhooksIdle();
    await sandbox.client.advance(2500);
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(3);
    expect(new Set(hook.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(hook.received.map(({ headers }) => headers["stripe-signature"])).size).toBe(3);
    const [delivery] = await sandbox.client.deliveries();
    expect(delivery).toMatchObject({ object: id, state: "succeeded", nextAttempt: null });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 302, 200]);
  });

  test("is given up when the schedule is used up, and the event stays undelivered", async () => {
    await sandbox.client.set({ retries: "real" });
    hook.answers.push(500, 500, 500, 500);
    await create();
    for (let round = 0; round < 4; round += 1) {
      await sandbox.client.webhooksIdle();
      await sandbox.client.advance(4 * 3_600_000);
    }
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(4);
    expect((await sandbox.client.deliveries())[0]?.state).toBe("failed");
    const missed = await sandbox.stripe.events.list({ delivery_success: false });
    expect(missed.data.map(({ type, pending_webhooks }) => [type, pending_webhooks])).toEqual([
      ["payment_intent.created", 1],
    ]);
    expect((await sandbox.stripe.events.list({ delivery_success: true })).data).toHaveLength(0);
  });

  test("can be made again by hand", async () => {
    await create();
    await sandbox.client.webhooksIdle();
    const id = hook.received[0]?.event.id ?? "";
    expect(await sandbox.client.resend(id)).toEqual({ sent: 1 });
    await sandbox.client.webhooksIdle();
    expect(hook.received.map(({ event }) => event.id)).toEqual([id, id]);
  });
});

describe("an endpoint of an account", () => {
  test("shows its secret only when it is created", async () => {
    const made = await sandbox.stripe.webhookEndpoints.create({ url: hook.url, enabled_events: ["*"] });
    expect(made.secret).toMatch(/^whsec_/);
    expect(made).toMatchObject({ status: "enabled", url: hook.url });
    expect(await sandbox.stripe.webhookEndpoints.retrieve(made.id)).not.toHaveProperty("secret");
    expect((await sandbox.stripe.webhookEndpoints.list()).data[0]).not.toHaveProperty("secret");
    expect((await sandbox.stripe.webhookEndpoints.update(made.id, { disabled: true })).status).toBe(
      "disabled",
    );
    expect(await sandbox.stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true });
  });

  test.each([
    "https://hooks.example/in",
    "http://10.0.0.5/",
    "http://0.0.0.0:3000/",
    "http://hooks.localhost/",
  ])("is refused at %s, which is not this machine, when it is made and when it moves", async (url) => {
    const refused = { code: "url_invalid", param: "url" };
    const { webhookEndpoints } = sandbox.stripe;
    expect(await refusal(webhookEndpoints.create({ url, enabled_events: ["*"] }))).toMatchObject(refused);
    const { id } = await webhookEndpoints.create({ url: hook.url, enabled_events: ["*"] });
    expect(await refusal(webhookEndpoints.update(id, { url }))).toMatchObject(refused);
    expect((await webhookEndpoints.retrieve(id)).url).toBe(hook.url);
  });

  test("may be elsewhere when its host was named at the start", async () => {
    const url = "https://hooks.example/in";
    const open = await startSandbox({ allowedWebhookHosts: ["hooks.example"] });
    const made = await stripeFor(open.url, "sk_test_shop").webhookEndpoints.create({
      url,
      enabled_events: ["customer.deleted"],
    });
    expect(made.url).toBe(url);
    await open.close();
  });

  test("hears only the types it asked for, and nothing once it is disabled", async () => {
    const log = await startLog();
    const made = await sandbox.stripe.webhookEndpoints.create({
      url: log.url,
      enabled_events: ["payment_intent.canceled"],
    });
    await cancelNew();
    await sandbox.client.webhooksIdle();
    const sent = (await sandbox.client.deliveries()).filter(({ endpoint }) => endpoint === made.id);
    expect(sent.map(({ eventType }) => eventType)).toEqual(["payment_intent.canceled"]);
    await sandbox.stripe.webhookEndpoints.update(made.id, { disabled: true });
    await cancelNew();
    await sandbox.client.webhooksIdle();
    const later = (await sandbox.client.deliveries()).filter(({ endpoint }) => endpoint === made.id);
    expect(later).toHaveLength(1);
    expect(log.received).toHaveLength(1);
    await log.close();
  });
});

describe("an endpoint that never answers", () => {
  test("holds up no other, and its deliveries end with a timeout", async () => {
    await sandbox.client.set({ delivery_timeout: 500, retries: [] });
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const { id } = await sandbox.stripe.webhookEndpoints.create({
      url: `http://127.0.0.1:${port}/hook`,
      enabled_events: ["*"],
    });
    for (let count = 0; count < 20; count += 1) await create();
    await expect.poll(() => hook.received.length, { timeout: 10_000 }).toBe(20);
    await sandbox.client.webhooksIdle();
    const lost = (await sandbox.client.deliveries()).filter(({ endpoint }) => endpoint === id);
    expect(new Set(lost.map(({ state, attempts }) => `${state}: ${attempts[0]?.error}`))).toEqual(
      new Set(["failed: Timed out"]),
    );
    await sandbox.client.set({ delivery_timeout: 20_000 });
    silent.closeAllConnections();
    silent.close();
  });
});

describe("a secret that was rolled", () => {
  test("signs together with the new one until the overlap is over", async () => {
    const log = await startLog();
    const made = await sandbox.stripe.webhookEndpoints.create({ url: log.url, enabled_events: ["*"] });
    const { secret } = await sandbox.client.rollSecret(made.id, 3600);
    await create();
    await sandbox.client.webhooksIdle();
    await sandbox.client.advance(3_601_000);
    await create();
    await sandbox.client.webhooksIdle();
    const accepts = (key: string | undefined, at: number) => {
      const { body = "", signature = "" } = log.received[at] ?? {};
      try {
        const tolerance = 10_000;
        return (
          sandbox.stripe.webhooks.constructEvent(body, signature, key ?? "", tolerance).object === "event"
        );
      } catch {
        return false;
      }
    };
    expect([accepts(made.secret, 0), accepts(secret, 0)]).toEqual([true, true]);
    expect([accepts(made.secret, 1), accepts(secret, 1)]).toEqual([false, true]);
    await log.close();
  });
});

describe("events", () => {
  test("are listed by type, by types and by pattern, oldest first from a cursor", async () => {
    await cancelNew();
    await sandbox.stripe.customers.create({});
    const types = async (params: Stripe.EventListParams) =>
      (await sandbox.stripe.events.list(params)).data.map(({ type }) => type);
    expect(await types({ type: "customer.created" })).toEqual(["customer.created"]);
    expect(await types({ types: ["payment_intent.created", "customer.created"] })).toEqual([
      "customer.created",
      "payment_intent.created",
    ]);
    expect(await types({ type: "payment_intent.*" })).toEqual([
      "payment_intent.canceled",
      "payment_intent.created",
    ]);
    const first = (await sandbox.stripe.events.list()).data.at(-1)?.id ?? "";
    const since: string[] = [];
    for await (const event of sandbox.stripe.events.list({ ending_before: first, limit: 1 }))
      since.push(event.type);
    expect(since).toEqual(["payment_intent.canceled", "customer.created"]);
  });

  test("are gone after thirty days", async () => {
    await create();
    await sandbox.client.advance(31 * 86_400_000);
    expect((await sandbox.stripe.events.list()).data).toHaveLength(0);
  });

  test("keep their snapshot while the object goes on changing", async () => {
    await cancelNew();
    const created = await sandbox.stripe.events.list({ type: "payment_intent.created" });
    expect(created.data[0]?.data.object).toMatchObject({ status: "requires_payment_method" });
  });
});

// Last, because the clock never goes back.
test("a delivery is signed for about now, however far the clock was moved", async () => {
  await sandbox.client.advance(30 * 24 * 3600 * 1000);
  await create();
  await sandbox.client.webhooksIdle();
  const header = String(hook.received.at(-1)?.headers["stripe-signature"]);
  const ahead = Number(/t=(\d+)/.exec(header)?.[1]) - Date.now() / 1000;
  expect(ahead).toBeGreaterThan(0);
  expect(ahead).toBeLessThan(300);
});
