import { describe, expect, test } from "vitest";
import { z } from "zod";
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

/** CPU milliseconds that `work` takes at its best of a few tries. */
function cpuMs(work: () => void): number {
  const tries = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...tries);
}

describe("a megabyte costs about ten times what 100 kB cost, whatever stands in it", () => {
  const LENGTH = 1_000_000;
  const repeated = (part: string) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
  test.each([
    ["one long word", repeated("a")],
    ["a local part without end", repeated("a.")],
    ["a domain without end", `a@${repeated("b")}`],
    ["local parts without a domain", repeated("a@")],
    ["addresses that almost are", repeated("a@b ")],
    ["dots and ats", repeated("a@b.@")],
    ["beginnings of keys", repeated("sk_test_")],
    ["beginnings of signing secrets", repeated("whsec_")],
    ["almost client secrets", repeated("a_secret")],
    ["client secrets in one word", repeated("_secret_")],
    ["order links without a token", repeated("/orders/")],
    ["one order link without end", `/orders/${repeated("-")}`],
    ["spaces", repeated(" ")],
    ["line breaks", repeated("\n")],
  ])("%s", (_, megabyte) => {
    // The shorter one first: what is quadratic would take an hour for the longer one.
    for (const length of [LENGTH / 20, LENGTH]) {
      const text = megabyte.slice(0, length);
      const tenth = megabyte.slice(0, length / 10);
      // Ten of them together, so that both are long enough to be measured; quadratic would be ten times that.
      const ten = cpuMs(() => {
        for (let round = 0; round < 10; round += 1) redact(tenth);
      });
      expect(cpuMs(() => redact(text)) / (ten + 1)).toBeLessThan(4);
    }
  });
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
