import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { consumeLimit } from "./limits";

setUpDatabase();
afterEach(() => {
  vi.useRealTimers();
});

// Each test has addresses of its own: limits remember across tests, as they should.
let host = 0;
const newIp = () => `198.51.100.${++host}`;

async function allowed(times: number, key: string): Promise<number> {
  let count = 0;
  for (let i = 0; i < times; i++) if ((await consumeLimit("place_order", key)).ok) count++;
  return count;
}

/** Moves the clock of this process; timers go on as usual. */
function passMinutes(minutes: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
}

test("five orders a minute, and the sixth is told when to come back", async () => {
  const ip = newIp();
  expect(await allowed(5, ip)).toBe(5);
  const refused = await consumeLimit("place_order", ip);
  expect(refused).toMatchObject({ ok: false });
  if (!refused.ok) {
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  }
});

test("one address's orders do not count against another", async () => {
  const ip = newIp();
  await allowed(6, ip);
  expect((await consumeLimit("place_order", newIp())).ok).toBe(true);
});

test("orders sent at the same moment are all counted", async () => {
  const ip = newIp();
  const results = await Promise.all(Array.from({ length: 12 }, () => consumeLimit("place_order", ip)));
  expect(results.filter((result) => result.ok)).toHaveLength(5);
});

test("a whole IPv6 /64 is one customer", async () => {
  const results: boolean[] = [];
  for (let i = 1; i <= 6; i++) results.push((await consumeLimit("place_order", `2001:db8:5:5::${i}`)).ok);
  expect(results).toEqual([true, true, true, true, true, false]);
});

test("a minute later it goes on, and after twenty in an hour it does not", async () => {
  const ip = newIp();
  let total = 0;
  for (let minute = 0; minute < 6; minute++) {
    total += await allowed(5, ip);
    passMinutes(1.1);
  }
  expect(total).toBe(20);
});

test("one limit does not use up another", async () => {
  const ip = newIp();
  await allowed(6, ip);
  expect((await consumeLimit("change_cart", ip)).ok).toBe(true);
});

test("a database that cannot count does not keep a shopper from paying", async () => {
  await owner().$executeRaw`ALTER TABLE request_limit RENAME TO request_limit_away`;
  expect(await consumeLimit("place_order", randomUUID())).toEqual({ ok: true });
  await owner().$executeRaw`ALTER TABLE request_limit_away RENAME TO request_limit`;
});
