import { readFileSync } from "node:fs";
import { appendFile, chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Hook, startHook, startTestSandbox, stripeFor, type TestSandbox } from "../../test/start";
import { startSandbox } from "../server";

let dataDir: string;
let hook: Hook;
let sandbox: TestSandbox;

const start = async () => {
  sandbox = await startTestSandbox({ dataDir, webhook: hook });
};
const restart = async () => {
  await sandbox.close();
  await start();
};

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-"));
  hook = await startHook();
  await start();
});
afterEach(async () => {
  await sandbox.close();
  await hook.close();
  await rm(dataDir, { recursive: true });
});

const pay = { amount: 2000, currency: "usd", confirm: true, return_url: "https://shop.test/done" } as const;

describe("a restart", () => {
  test("keeps objects, events and answers under idempotency keys", async () => {
    const make = () =>
      sandbox.stripe.paymentIntents.create(
        { ...pay, payment_method: "pm_card_visa" },
        { idempotencyKey: "k1" },
      );
    const before = await make();
    const events = await sandbox.stripe.events.list();
    await restart();
    expect(await sandbox.stripe.paymentIntents.retrieve(before.id)).toEqual(before);
    expect((await sandbox.stripe.events.list()).data.map(({ id }) => id)).toEqual(
      events.data.map(({ id }) => id),
    );
    const again = await make();
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(again).toEqual(before);
  });

  test("finds in the file whatever was answered, without the sandbox having been told to end", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ ...pay, payment_method: "pm_card_visa" });
    const lines = readFileSync(join(dataDir, "journal.ndjson"), "utf8");
    expect(lines).toContain(`"id":"${id}"`);
    const copy = await mkdtemp(join(tmpdir(), "sandbox-copy-"));
    try {
      await writeFile(join(copy, "journal.ndjson"), lines);
      const another = await startTestSandbox({ dataDir: copy });
      expect(await another.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "succeeded" });
      await another.close();
    } finally {
      await rm(copy, { recursive: true });
    }
  });

  test("keeps the clock and what was planned for later", async () => {
    await sandbox.client.advance(86_400_000);
    const { id } = await sandbox.stripe.paymentIntents.create({
      ...pay,
      payment_method: "pm_usBankAccount_success",
    });
    await restart();
    const { now } = await sandbox.client.advance(6000);
    expect(now).toBeGreaterThan(Date.now() + 86_000_000);
    expect((await sandbox.stripe.paymentIntents.retrieve(id)).status).toBe("succeeded");
  });

  test("goes on with deliveries that had failed", async () => {
    hook.answers.push(500);
    await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    await sandbox.client.webhooksIdle();
    await restart();
    await sandbox.client.advance(60_000);
    await sandbox.client.webhooksIdle();
    expect(hook.received).toHaveLength(2);
    expect((await sandbox.client.deliveries())[0]?.state).toBe("succeeded");
  });

  test("sends nothing to an endpoint elsewhere whose host is no longer named", async () => {
    await sandbox.close();
    const url = "http://hooks.example:9/in";
    const open = await startSandbox({ dataDir, allowedWebhookHosts: ["hooks.example"] });
    await stripeFor(open.url, "sk_test_shop").webhookEndpoints.create({ url, enabled_events: ["*"] });
    await open.close();
    await start();
    await sandbox.stripe.customers.create({});
    await sandbox.client.webhooksIdle();
    const [delivery] = (await sandbox.client.deliveries()).filter((one) => one.url === url);
    expect(delivery?.attempts).toEqual([
      expect.objectContaining({ status: null, error: expect.stringMatching(/^Not sent: /) }),
    ]);
  });

  test("on a port that is taken leaves the data alone", async () => {
    const { id } = await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ port, dataDir })).rejects.toMatchObject({ code: "EADDRINUSE" });
    const later = await sandbox.stripe.paymentIntents.create({ amount: 3000, currency: "usd" });
    await restart();
    const { data } = await sandbox.stripe.paymentIntents.list();
    expect(data.map((intent) => intent.id)).toEqual([later.id, id]);
  });

  test("with a half-written last line loses only that line, and with any other bad line is refused", async () => {
    await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    await sandbox.close();
    const file = join(dataDir, "journal.ndjson");
    await appendFile(file, '{"account":"shop","collection":"paymentInt');
    await start();
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(1);
    await sandbox.close();
    await writeFile(file, `not json\n${await readFile(file, "utf8")}`);
    await expect(startSandbox({ port: 0, dataDir })).rejects.toThrow(/line 1 of .* is not readable/);
    await rm(file);
    await start();
  });

  test("keeps the file from other users of the machine, also one that an older release wrote", async () => {
    const file = join(dataDir, "journal.ndjson");
    const mode = async () => (await stat(file)).mode & 0o777;
    expect(await mode()).toBe(0o600);
    await sandbox.client.reset();
    expect(await mode()).toBe(0o600);
    await sandbox.close();
    await chmod(file, 0o644);
    await start();
    expect(await mode()).toBe(0o600);
  });

  test("after a reset starts empty", async () => {
    await sandbox.stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    await sandbox.client.reset();
    await restart();
    expect((await sandbox.stripe.paymentIntents.list()).data).toHaveLength(0);
  });
});
