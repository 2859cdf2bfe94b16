import { describe, expect, test } from "vitest";
import { readDatabaseSettings, readSettings } from "./env";

const sandbox = {
  DATABASE_URL: "postgres://till:till@127.0.0.1:5432/till",
  STRIPE_SECRET_KEY: "sk_test_till",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
  STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
  STRIPE_API_BASE: "http://127.0.0.1:12111",
  NEXT_PUBLIC_STRIPE_JS_URL: "http://127.0.0.1:12111/endive/stripe.js",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "a".repeat(32),
};
const live = {
  ...sandbox,
  STRIPE_SECRET_KEY: "sk_live_abc",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_live_abc",
  STRIPE_API_BASE: undefined,
  NEXT_PUBLIC_STRIPE_JS_URL: undefined,
  APP_URL: "https://shop.example",
};

function problemsOf(source: Record<string, string | undefined>): string {
  const settings = readSettings(source);
  return settings.ok ? "" : settings.problems.join("\n");
}

test("the sandbox's settings are test mode, and a live shop's are live", () => {
  expect(readSettings(sandbox)).toMatchObject({
    ok: true,
    env: { sandbox: true, stripe: { livemode: false } },
  });
  expect(readSettings(live)).toMatchObject({ ok: true, env: { sandbox: false, stripe: { livemode: true } } });
});

test("times that an adopter sets have a default and bounds", () => {
  expect(readSettings(sandbox)).toMatchObject({ env: { unpaidMinutes: 30, slowPaymentDays: 14 } });
  expect(readSettings({ ...sandbox, UNPAID_MINUTES: "45" })).toMatchObject({ env: { unpaidMinutes: 45 } });
  for (const wrong of ["0", "1441", "30.5", "half an hour"])
    expect(problemsOf({ ...sandbox, UNPAID_MINUTES: wrong })).toContain("minutes from 1 to 1440");
});

test("the worker is a process of its own unless the setting says so", () => {
  expect(readSettings(sandbox)).toMatchObject({ env: { workerInApp: false } });
  expect(readSettings({ ...sandbox, WORKER_IN_APP: "true" })).toMatchObject({ env: { workerInApp: true } });
  expect(problemsOf({ ...sandbox, WORKER_IN_APP: "yes" })).toContain("WORKER_IN_APP must be true or false");
});

test("amounts are captured at once unless the setting says so, and staff are warned a day before one lapses", () => {
  expect(readSettings(sandbox)).toMatchObject({ env: { manualCapture: false, captureWarningHours: 24 } });
  const manual = { ...sandbox, MANUAL_CAPTURE: "true", CAPTURE_WARNING_HOURS: "48" };
  expect(readSettings(manual)).toMatchObject({ env: { manualCapture: true, captureWarningHours: 48 } });
  expect(problemsOf({ ...sandbox, MANUAL_CAPTURE: "1" })).toContain("MANUAL_CAPTURE must be true or false");
  for (const wrong of ["0", "145", "a day"])
    expect(problemsOf({ ...sandbox, CAPTURE_WARNING_HOURS: wrong })).toContain("hours from 1 to 144");
});

test("the sandbox takes a webhook secret of its own", () => {
  expect(problemsOf({ ...sandbox, STRIPE_WEBHOOK_SECRET: "whsec_till_sandbox_5f1c" })).toBe("");
});

test("a command for the database alone needs its address and no other setting", () => {
  const { DATABASE_URL } = sandbox;
  expect(readDatabaseSettings({ DATABASE_URL })).toEqual({
    ok: true,
    databaseUrl: DATABASE_URL,
    ownerUrl: null,
  });
  const ownerUrl = "postgres://owner@127.0.0.1/till";
  expect(readDatabaseSettings({ DATABASE_URL, DATABASE_OWNER_URL: ownerUrl })).toMatchObject({ ownerUrl });
  expect(readDatabaseSettings({})).toEqual({
    ok: false,
    problems: [expect.stringContaining("DATABASE_URL is missing")],
  });
});

test("an address whose password breaks it is told how to be written", () => {
  expect(problemsOf({ ...sandbox, DATABASE_URL: "postgres://till:a/b#c@127.0.0.1:5432/till" })).toContain(
    "DATABASE_URL is no address",
  );
});

test("restricted keys are accepted", () => {
  expect(readSettings({ ...live, STRIPE_SECRET_KEY: "rk_live_abc" }).ok).toBe(true);
});

test("every missing setting is named at once, and an empty one counts as missing", () => {
  const problems = problemsOf({ AUTH_SECRET: " " });
  for (const name of [
    "DATABASE_URL",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
    "APP_URL",
    "AUTH_SECRET",
  ]) {
    expect(problems).toContain(`${name} is missing`);
  }
});

test("two webhook secrets are the old and the new one", () => {
  const settings = readSettings({ ...sandbox, STRIPE_WEBHOOK_SECRET: "whsec_old, whsec_new" });
  expect(settings).toMatchObject({
    ok: true,
    env: { stripe: { webhookSecrets: ["whsec_old", "whsec_new"] } },
  });
});

describe("settings that contradict each other do not start", () => {
  test.each([
    [
      "a live secret key beside a test publishable key",
      { ...live, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_abc" },
      "same mode",
    ],
    [
      "the sandbox's API beside live keys",
      {
        ...sandbox,
        ...{ STRIPE_SECRET_KEY: "sk_live_abc", NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_live_abc" },
      },
      "remove STRIPE_API_BASE",
    ],
    ["the sandbox's Stripe.js alone", { ...sandbox, STRIPE_API_BASE: undefined }, "belong together"],
    [
      "a sandbox on another machine",
      { ...sandbox, STRIPE_API_BASE: "http://sandbox.example" },
      "on this machine",
    ],
    [
      "a name that only looks like loopback",
      { ...sandbox, STRIPE_API_BASE: "http://127.0.0.1.evil.example" },
      "on this machine",
    ],
    ["live keys on plain http", { ...live, APP_URL: "http://shop.example" }, "https://"],
    [
      "live keys with the sandbox's published webhook secret",
      { ...live, STRIPE_WEBHOOK_SECRET: "whsec_till_sandbox" },
      "STRIPE_WEBHOOK_SECRET is the sandbox's",
    ],
    [
      "test keys of Stripe's with a secret of the sandbox's",
      {
        ...sandbox,
        ...{ STRIPE_API_BASE: undefined, NEXT_PUBLIC_STRIPE_JS_URL: undefined },
        STRIPE_WEBHOOK_SECRET: "whsec_mine,whsec_till_sandbox_5f1c",
      },
      "STRIPE_WEBHOOK_SECRET is the sandbox's",
    ],
    [
      "an empty webhook secret in a list",
      { ...sandbox, STRIPE_WEBHOOK_SECRET: "whsec_a," },
      "STRIPE_WEBHOOK_SECRET",
    ],
  ])("%s", (_, source, told) => {
    expect(problemsOf(source)).toContain(told);
  });

  test("whatever mix of keys and sandbox addresses, live keys never meet the sandbox", () => {
    for (const secretKey of ["sk_test_a", "rk_test_a", "sk_live_a", "rk_live_a"]) {
      for (const publishableKey of ["pk_test_a", "pk_live_a"]) {
        for (const apiBase of [undefined, sandbox.STRIPE_API_BASE]) {
          for (const jsUrl of [undefined, sandbox.NEXT_PUBLIC_STRIPE_JS_URL]) {
            const settings = readSettings({
              ...live,
              STRIPE_SECRET_KEY: secretKey,
              NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: publishableKey,
              STRIPE_API_BASE: apiBase,
              NEXT_PUBLIC_STRIPE_JS_URL: jsUrl,
            });
            const oneMode = secretKey.includes("_live_") === publishableKey.includes("_live_");
            const allowed =
              oneMode && Boolean(apiBase) === Boolean(jsUrl) && !(apiBase && secretKey.includes("_live_"));
            expect(settings.ok).toBe(allowed);
          }
        }
      }
    }
  });
});

describe("a CAPTCHA", () => {
  const captcha = {
    CAPTCHA_SITE_KEY: "site",
    CAPTCHA_SECRET_KEY: "very-secret",
    CAPTCHA_VERIFY_URL: "https://captcha.example/siteverify",
    CAPTCHA_SCRIPT_URL: "https://captcha.example/api.js",
  };

  test("is off without its settings, and on with all four of them", () => {
    expect(readSettings(live)).toMatchObject({ env: { captcha: null } });
    expect(readSettings({ ...live, ...captcha })).toMatchObject({
      env: {
        captcha: {
          siteKey: "site",
          secretKey: "very-secret",
          verifyUrl: "https://captcha.example/siteverify",
          scriptUrl: "https://captcha.example/api.js",
        },
      },
    });
  });

  test.each(Object.keys(captcha))("that lacks %s does not start, and is told what is missing", (name) => {
    const problems = problemsOf({ ...live, ...captcha, [name]: " " });
    expect(problems).toMatch(new RegExp(`^${name} must be set as well`));
    expect(problems).not.toContain("very-secret");
  });

  test.each(["CAPTCHA_VERIFY_URL", "CAPTCHA_SCRIPT_URL"])(
    "is reached by https alone, but on this machine: %s",
    (name) => {
      const at = (address: string) => problemsOf({ ...live, ...captcha, [name]: address });
      expect(at("http://127.0.0.1:4000/x")).toBe("");
      for (const address of ["http://captcha.example/x", "javascript:alert(1)", "captcha.example"]) {
        expect(at(address)).toContain(`${name} must`);
      }
    },
  );
});

test("no problem repeats the value of a secret", () => {
  expect(
    problemsOf({ ...sandbox, STRIPE_SECRET_KEY: "sk-wrong-very-secret", AUTH_SECRET: "short-secret" }),
  ).not.toMatch(/very-secret|short-secret/);
});
