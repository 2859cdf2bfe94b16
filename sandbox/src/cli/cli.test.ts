import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startLog, startTestSandbox, type TestSandbox } from "../../test/start";

const run = promisify(execFile);
const shim = createRequire(import.meta.url).resolve("@stripe/cli/bin/shim.js");

let sandbox: TestSandbox;
let home: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  home = await mkdtemp(join(tmpdir(), "stripe-cli-"));
});
afterAll(async () => {
  await sandbox.close();
  await rm(home, { recursive: true });
});
beforeEach(() => sandbox.client.reset());

const environment = () => ({ PATH: process.env.PATH, HOME: home, STRIPE_CLI_TELEMETRY_OPTOUT: "1" });
const common = () => ["--api-base", sandbox.url, "--api-key", "sk_test_shop"];

/** Runs the official binary; rejects when it does not exit with 0. */
const stripe = (...args: string[]) =>
  run(process.execPath, [shim, ...args, ...common()], { env: environment() });

/** The types of the account's events, oldest first, without what follows by itself a second later. */
const events = async () => {
  const types: string[] = [];
  for await (const { type } of sandbox.stripe.events.list({ limit: 100 })) {
    if (type !== "charge.updated") types.push(type);
  }
  return types.reverse();
};

const PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"];
const DECLINED = ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"];
const HELD = ["payment_intent.created", "charge.succeeded", "payment_intent.amount_capturable_updated"];
const INQUIRY = [
  "payment_intent.created",
  "charge.succeeded",
  "charge.dispute.created",
  "payment_intent.succeeded",
];
const REFUNDED = [...PAID, "refund.created", "charge.refunded"];
const ATTACHED = ["customer.created", "payment_method.attached"];

const TRIGGERS: [name: string, events: string[]][] = [
  ["payment_intent.created", ["payment_intent.created"]],
  ["payment_intent.succeeded", PAID],
  ["payment_intent.payment_failed", DECLINED],
  ["payment_intent.requires_action", ["payment_intent.created", "payment_intent.requires_action"]],
  ["payment_intent.amount_capturable_updated", HELD],
  ["payment_intent.canceled", ["payment_intent.created", "payment_intent.canceled"]],
  ["payment_intent.processing", ["payment_intent.created", "charge.pending", "payment_intent.processing"]],
  [
    "payment_intent.partially_funded",
    [
      "customer.created",
      "payment_intent.created",
      "payment_intent.requires_action",
      "payment_intent.partially_funded",
    ],
  ],
  ["charge.succeeded", PAID],
  ["charge.failed", DECLINED],
  ["charge.captured", [...HELD, "charge.captured", "payment_intent.succeeded"]],
  ["charge.refunded", REFUNDED],
  ["charge.refund.updated", [...REFUNDED, "refund.updated", "charge.refund.updated"]],
  ["charge.dispute.created", INQUIRY],
  ["charge.dispute.updated", [...INQUIRY, "charge.dispute.updated"]],
  ["charge.dispute.closed", [...INQUIRY, "charge.dispute.closed"]],
  ["customer.created", ["customer.created"]],
  ["customer.updated", ["customer.created", "customer.updated"]],
  ["customer.deleted", ["customer.created", "customer.deleted"]],
  ["payment_method.attached", ATTACHED],
  ["payment_method.detached", [...ATTACHED, "payment_method.detached"]],
  [
    "payment_method.updated",
    [
      "customer.created",
      "setup_intent.created",
      "payment_method.attached",
      "setup_intent.succeeded",
      "payment_method.updated",
    ],
  ],
];

describe("stripe trigger", () => {
  test.each(TRIGGERS)("%s exits 0 and makes its events", async (name, expected) => {
    await stripe("trigger", name);
    expect(await events()).toEqual(expected);
  });

  test("takes --override and --add", async () => {
    const extra = [
      "--override",
      "payment_intent:amount=5555",
      "--add",
      "payment_intent:metadata.order_id=o1",
    ];
    await stripe("trigger", "payment_intent.succeeded", ...extra);
    const { data } = await sandbox.stripe.paymentIntents.list();
    expect(data[0]).toMatchObject({ amount: 5555, metadata: { order_id: "o1" } });
  });
});

describe("stripe listen", () => {
  test("--print-secret prints the same signing secret every time", async () => {
    const first = await stripe("listen", "--print-secret", "--skip-update");
    const second = await stripe("listen", "--print-secret", "--skip-update");
    expect(first.stdout.trim()).toMatch(/^whsec_[0-9a-f]{64}$/);
    expect(second.stdout).toBe(first.stdout);
  });

  test("--forward-to brings events, and resent ones, with signatures that the library accepts", async () => {
    const log = await startLog();
    const secret = (await stripe("listen", "--print-secret", "--skip-update")).stdout.trim();
    const cli = spawn(
      process.execPath,
      [shim, "listen", "--skip-update", "--forward-to", log.url, ...common()],
      {
        env: environment(),
        // A group of its own: the package's script waits for the binary and passes no signal on.
        detached: true,
      },
    );
    const ended = once(cli, "close");
    try {
      await untilReady(cli);
      const { id } = await sandbox.stripe.paymentIntents.create({ amount: 500, currency: "usd" });
      await expect.poll(() => log.received.length, { timeout: 10_000 }).toBe(1);
      const verify = (at: number) => {
        const { body = "", signature = "" } = log.received[at] ?? {};
        return new Stripe("sk_test_x").webhooks.constructEvent(body, signature, secret);
      };
      expect(verify(0)).toMatchObject({ type: "payment_intent.created", data: { object: { id } } });
      await stripe("events", "resend", verify(0).id, "--confirm");
      await expect.poll(() => log.received.length, { timeout: 10_000 }).toBe(2);
      expect(verify(1).id).toBe(verify(0).id);
    } finally {
      if (cli.pid) process.kill(-cli.pid, "SIGTERM");
      await ended;
      await log.close();
    }
  });
});

describe("a newer CLI", () => {
  const post = (path: string, parameters: Record<string, string>) =>
    fetch(`${sandbox.url}/v1/${path}`, {
      method: "POST",
      headers: { Authorization: "Bearer sk_test_shop" },
      body: new URLSearchParams(parameters),
    });

  test("may send parameters that older ones did not know, and only on the calls that are the CLI's own", async () => {
    const session = await post("stripecli/sessions", {
      "websocket_features[]": "webhooks",
      sent_by_a_later_release: "1",
    });
    expect(await session.json()).toMatchObject({ websocket_id: expect.stringMatching(/^cliws_/) });
    await sandbox.stripe.customers.create({});
    const event = (await sandbox.stripe.events.list()).data[0]?.id ?? "";
    const resent = await post(`events/${event}/retry`, {
      for_stripecli: "true",
      sent_by_a_later_release: "1",
    });
    expect(await resent.json()).toMatchObject({ id: event });
    expect((await post("customers", { sent_by_a_later_release: "1" })).status).toBe(400);
  });
});

describe("stripe events resend", () => {
  test("--webhook-endpoint sends the event to that endpoint again", async () => {
    const log = await startLog();
    const { id } = await sandbox.stripe.webhookEndpoints.create({ url: log.url, enabled_events: ["*"] });
    await sandbox.stripe.customers.create({});
    await sandbox.client.webhooksIdle();
    const event = (await sandbox.stripe.events.list()).data[0]?.id ?? "";
    await stripe("events", "resend", event, "--webhook-endpoint", id, "--confirm");
    await sandbox.client.webhooksIdle();
    expect(log.received).toHaveLength(2);
    await log.close();
  });
});

/** Resolves when the CLI says that it listens. */
function untilReady(cli: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("Ready!")) resolve();
    };
    cli.stdout?.on("data", hear);
    cli.stderr?.on("data", hear);
    cli.on("exit", () => reject(new Error(`stripe listen ended early: ${output}`)));
  });
}
