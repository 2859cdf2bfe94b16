import { expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

setUpDatabase();

const START = 1_800_000_000_000;
const SECOND = 1000;
const HOUR = 3_600_000;

test("three attempts fit into ten seconds, and the next one waits for their end", async () => {
  for (const second of [0, 1, 2]) {
    expect(await takeSignInAttempt("a", START + second * SECOND)).toEqual({ ok: true });
  }
  expect(await takeSignInAttempt("a", START + 3 * SECOND)).toEqual({ ok: false, retryAfterSeconds: 7 });
  expect(await takeSignInAttempt("a", START + 10 * SECOND)).toEqual({ ok: true });
});

test("ten attempts fit into an hour, however slowly they come", async () => {
  for (let attempt = 0; attempt < 10; attempt++) {
    expect(await takeSignInAttempt("b", START + attempt * 60 * SECOND)).toEqual({ ok: true });
  }
  expect(await takeSignInAttempt("b", START + 10 * 60 * SECOND)).toEqual({
    ok: false,
    retryAfterSeconds: 3000,
  });
  expect(await takeSignInAttempt("b", START + HOUR)).toEqual({ ok: true });
});

test("attempts in parallel do not slip through together", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => takeSignInAttempt("c", START)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
});

test("an attempt that is given back can be used again", async () => {
  for (let attempt = 0; attempt < 3; attempt++) await takeSignInAttempt("d", START);
  await returnSignInAttempt("d", START);
  expect(await takeSignInAttempt("d", START)).toEqual({ ok: true });
  expect((await takeSignInAttempt("d", START)).ok).toBe(false);
});

test("addresses that were quiet for an hour are forgotten", async () => {
  await takeSignInAttempt("e", START);
  await returnSignInAttempt("f", START + HOUR + 1);
  expect(await prisma().rateLimit.count({ where: { key: { endsWith: "|e" } } })).toBe(0);
});
