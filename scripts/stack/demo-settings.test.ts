import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { readSettings } from "@/lib/env";
import { repository } from "@/scripts/command/repository";
import { demoSettings, wantsSandbox } from "./demo-settings";

const PARTS = {
  port: 3100,
  sandboxPort: 12200,
  databaseUrl: "postgres://till:x@127.0.0.1:5/till",
  secrets: {
    authSecret: "a".repeat(43),
    stripeAccount: "till_random",
    webhookSecret: "whsec_till_sandbox_random",
  },
};
const TEST_KEYS = {
  STRIPE_SECRET_KEY: "sk_test_mine",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_mine",
  STRIPE_WEBHOOK_SECRET: "whsec_mine",
};

describe("the demo", () => {
  test("needs no settings at all", () => {
    const settings = readSettings(demoSettings({}, PARTS));
    expect(settings).toMatchObject({
      ok: true,
      env: {
        sandbox: true,
        appUrl: new URL("http://localhost:3100"),
        stripe: {
          secretKey: "sk_test_till_random",
          publishableKey: "pk_test_till_random",
          webhookSecrets: ["whsec_till_sandbox_random"],
        },
      },
    });
  });

  test("runs with the example settings file as it is", () => {
    const example = parseEnv(readFileSync(path.join(repository, ".env.local.example"), "utf8"));
    expect(wantsSandbox(example)).toBe(true);
    expect(readSettings(demoSettings(example, PARTS)).ok).toBe(true);
  });

  test("with test keys of a Stripe account runs without the sandbox", () => {
    expect(wantsSandbox(TEST_KEYS)).toBe(false);
    const settings = readSettings(demoSettings(TEST_KEYS, PARTS));
    expect(settings).toMatchObject({
      ok: true,
      env: { sandbox: false, stripe: { secretKey: "sk_test_mine" } },
    });
  });

  test("moves the sandbox's addresses with its port", () => {
    const source = {
      ...TEST_KEYS,
      STRIPE_API_BASE: "http://127.0.0.1:1",
      NEXT_PUBLIC_STRIPE_JS_URL: "http://127.0.0.1:1/x",
    };
    expect(wantsSandbox(source)).toBe(true);
    expect(demoSettings(source, PARTS)).toMatchObject({
      STRIPE_API_BASE: "http://127.0.0.1:12200",
      NEXT_PUBLIC_STRIPE_JS_URL: "http://127.0.0.1:12200/endive/stripe.js",
    });
  });

  test("keeps an address on the internet, such as a tunnel's, and moves a local one with the port", () => {
    const tunnel = "https://till.tunnel.example";
    expect(demoSettings({ APP_URL: tunnel }, PARTS).APP_URL).toBe(tunnel);
    expect(demoSettings({ APP_URL: "http://localhost:3000" }, PARTS).APP_URL).toBe("http://localhost:3100");
  });

  test("can be reached from this machine only", () => {
    expect(demoSettings({}, PARTS).HOST).toBe("127.0.0.1");
  });

  test.each(["sk_live_x", "rk_live_x"])("refuses the live key %s", (STRIPE_SECRET_KEY) => {
    expect(() => demoSettings({ STRIPE_SECRET_KEY }, PARTS)).toThrow("STRIPE_SECRET_KEY is a live key");
  });
});
