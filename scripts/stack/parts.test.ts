import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Lifetime } from "@/scripts/command/lifetime";
import { startChild } from "./child";
import { sandboxProgram, webhookOf } from "./parts";

let folder = "";
let lifetime: Lifetime;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "till-parts-"));
  lifetime = new Lifetime();
});
afterEach(async () => {
  await lifetime.stop();
  await rm(folder, { recursive: true });
});

test("the sandbox opens to its control key only, and others on the machine can read neither its log nor its data", async () => {
  const [port, appPort] = [await getPort(), await getPort()];
  const log = path.join(folder, "sandbox.log");
  await writeFile(log, "of an older release", { mode: 0o644 });
  const env = {
    ...process.env,
    APP_URL: "https://till.tunnel.example",
    STRIPE_WEBHOOK_SECRET: "whsec_till_sandbox_x",
  };
  const data = path.join(folder, "data");
  const sandbox = { port, webhooks: [webhookOf(appPort)], data, controlKey: "k".repeat(32) };
  await startChild(sandboxProgram({ ...sandbox, env, output: folder }), lifetime);
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/_sandbox/state`, { headers });
  expect((await ask({})).status).toBe(401);
  const tunnel = { Authorization: `Bearer ${"k".repeat(32)}`, Origin: env.APP_URL };
  expect((await ask(tunnel)).status).toBe(200);
  const modes = [log, path.join(data, "journal.ndjson")].map(async (file) => (await stat(file)).mode & 0o777);
  expect(await Promise.all(modes)).toEqual([0o600, 0o600]);
  const printed = await readFile(log, "utf8");
  expect(printed).toContain("Sandbox ready at");
  expect(printed).not.toContain("k".repeat(32));
});

test("the sandbox gets the secrets of its webhook and its control routes, and none of the shop", async () => {
  const seen = path.join(folder, "seen.json");
  const spy = path.join(folder, "spy.cjs");
  await writeFile(
    spy,
    `require("node:fs").writeFileSync(${JSON.stringify(seen)}, JSON.stringify(Object.values(process.env)))`,
  );
  const secrets = {
    DATABASE_URL: "postgres://till_app:secret@127.0.0.1/till",
    AUTH_SECRET: "a".repeat(43),
    STRIPE_SECRET_KEY: "sk_test_till_x",
    SMTP_URL: "smtp://till:secret@127.0.0.1",
    CLOUD_TOKEN: "a token of the developer",
  };
  const env = {
    ...process.env,
    ...secrets,
    APP_URL: "http://localhost:3000",
    STRIPE_WEBHOOK_SECRET: "whsec_till_sandbox_x",
    NODE_OPTIONS: `--require ${spy}`,
  };
  const sandbox = { port: await getPort(), webhooks: [webhookOf(9)], data: null };
  await startChild(sandboxProgram({ ...sandbox, env, output: folder }), lifetime);
  const values: string[] = JSON.parse(await readFile(seen, "utf8"));
  expect(values).toContain("whsec_till_sandbox_x");
  expect(values.filter((value) => Object.values(secrets).includes(value))).toEqual([]);
});
