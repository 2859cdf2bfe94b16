import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSecrets } from "./secrets";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "till-secrets-"));
});
afterEach(() => rm(home, { recursive: true }));

const mode = async () => (await stat(path.join(home, "secrets.json"))).mode & 0o777;

test("secrets are random in each folder, stay the same there, and are for their owner only", async () => {
  const first = await readSecrets(home);
  expect(await readSecrets(home)).toEqual(first);
  expect(await mode()).toBe(0o600);
  await rm(path.join(home, "secrets.json"));
  const others = new Set<string>(Object.values(await readSecrets(home)));
  expect(Object.values(first).filter((secret) => others.has(secret))).toEqual([]);
});

test("the sandbox's keys are test keys, and its webhook secret has the prefix that real shops refuse", async () => {
  const { stripeAccount, webhookSecret } = await readSecrets(home);
  expect(`sk_test_${stripeAccount}`).toMatch(/^sk_test_\w{20,}$/);
  expect(webhookSecret).toMatch(/^whsec_till_sandbox_[0-9a-f]{48}$/);
});

test("a folder of an older release keeps what it has and gets what it lacks", async () => {
  const older = { postgresPassword: "p", authSecret: "a", staffPassword: "s" };
  await writeFile(path.join(home, "secrets.json"), JSON.stringify(older), { mode: 0o644 });
  const secrets = await readSecrets(home);
  expect(secrets).toMatchObject({ ...older, webhookSecret: expect.stringMatching(/^whsec_till_sandbox_/) });
  expect(await readSecrets(home)).toEqual(secrets);
  expect(await mode()).toBe(0o600);
});
