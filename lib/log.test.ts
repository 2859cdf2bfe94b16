import { describe, expect, test } from "vitest";
import { z } from "zod";
import { expectLinearCost, WORST_TEXTS } from "@/lib/testing/cpu-cost";
import { createLog, redact } from "./log";

test.each([
  ["a secret key", "key sk_test_abc123", "abc123"],
  ["a restricted live key", '{"key":"rk_live_abc123"}', "abc123"],
  ["a signing secret", "whsec_abc+/=123 failed", "abc+"],
  ["a client secret", "pi_1_secret_abc123", "abc123"],
  ["an order's link", "GET /orders/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE", "Zm9v"],
  ["an e-mail address", "mail to ada.lovelace+shop@example.co.uk", "lovelace"],
  ["an e-mail address in another alphabet", "mail to jörg.müller@straße.example", "rg.m"],
  ["an e-mail address of unusual characters", "to o'hara!x#1@example.com", "x#1"],
])("%s never reaches the log", (_, line, secret) => {
  const redacted = redact(line);
  expect(redacted).not.toContain(secret);
  expect(redacted).toContain("[redacted]");
});

test.each([
  ["an event's outcome", '{"webhook":"payment_intent.succeeded","event":"evt_1","outcome":"applied"}'],
  ["the path of a package in a stack", "    at pay (/app/node_modules/@prisma/client/runtime.js:1:2)"],
])("%s is no secret and stays", (_, line) => {
  expect(redact(line)).toBe(line);
});

const ALMOST_SECRETS = ["whsec_", "a_secret", "a@b ", "a@b.@", "\\n", "rk_live"].map(
  (part) => (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length),
);
const ONE_SECRET_WITHOUT_END = ["/orders/", "a@", "a@b.", "sk_test_", "pi_1_secret_"].map(
  (start) => (length: number) => start + "b".repeat(length - start.length),
);

test("a megabyte costs no more to redact than its length, whatever stands in it", async () => {
  const texts = [...WORST_TEXTS, ...ALMOST_SECRETS, ...ONE_SECRET_WITHOUT_END];
  // The shorter ones first: what is quadratic would take an hour for the longer ones.
  for (const length of [20_000, 1_000_000]) await expectLinearCost(redact, { texts, length });
});

describe("a line", () => {
  function written(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = [];
    write(createLog((line) => void lines.push(line)));
    expect(lines).toHaveLength(1);
    return lines[0] ?? "";
  }

  test("holds no long text whole", () => {
    const line = written((log) => log.warn({ cause: "x".repeat(100_000) }));
    expect(line.length).toBeLessThan(1_200);
    expect(JSON.parse(line)).toMatchObject({
      level: 40,
      cause: expect.stringContaining("100000 characters"),
    });
  });

  test("holds no error's long message whole, neither as message nor in the stack", () => {
    const line = written((log) => log.error({ err: new Error("x".repeat(100_000)) }));
    expect(line.length).toBeLessThan(6_000);
    expect(JSON.parse(line).err).toMatchObject({ type: "Error", stack: expect.stringMatching(/^ +at /) });
  });

  test.each([
    ["a message", (log: ReturnType<typeof createLog>) => log.error("y".repeat(1_000_000))],
    ["many values", (log: ReturnType<typeof createLog>) => log.error({ all: Array(100_000).fill("yy") })],
  ])("that is too long for %s is cut and still JSON", (_, write) => {
    const line = written(write);
    expect(line.length).toBeLessThan(4_000);
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      time: expect.any(String),
      msg: expect.stringMatching(/cut/),
    });
  });

  test("says where and why input was refused, and repeats none of it", () => {
    const refused = z
      .strictObject({ contact: z.strictObject({ name: z.string().max(5), country: z.enum(["SE", "US"]) }) })
      .safeParse({ contact: { name: "Ada Lovelace", country: "Atlantis", "my secret": 1 } });
    for (const line of [
      written((log) => log.error({ err: refused.error })),
      written((log) => log.error(refused.error)),
    ]) {
      expect(line).toContain("contact.name too_big");
      expect(line).toContain("contact.country invalid_value");
      expect(line).not.toMatch(/Ada|Atlantis|my secret/);
    }
  });
});
