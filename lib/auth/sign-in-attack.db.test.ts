import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { networkOf } from "@/lib/http/client-ip";
import { REQUEST_LIMITS } from "@/lib/limit-table";
import { consumeLimit } from "@/lib/limits/limits";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { createStaff } from "./create-staff";
import { takeHashingSlot } from "./hashing-slots";
import { type SignInResult, signIn } from "./sign-in";

setUpDatabase();

const PASSWORD = "stoneware-kiln-42";
const BROWSER = new Headers();
const IN_A_MINUTE = 5;
const IN_AN_HOUR = 20;
const AT_HOME = REQUEST_LIMITS.sign_in_by_known.windows[0].uses;

// Limits remember across tests, so each test has an account and networks of its own.
let made = 0;
let email = "";
let home = newVisitor();

beforeAll(async () => {
  await createStaff({ email: "bo@sund.example", name: "Bo", password: PASSWORD, role: "viewer" });
});

beforeEach(async () => {
  email = `ada-${++made}@sund.example`;
  home = newVisitor();
  await createStaff({ email, name: "Ada Vinter", password: PASSWORD, role: "support" });
  expect((await signIn({ email, password: PASSWORD }, home, BROWSER)).ok).toBe(true);
});

afterEach(() => {
  vi.useRealTimers();
});

const kindOf = (result: SignInResult) => (result.ok ? "signed_in" : result.kind);

/** Tries wrong passwords, each from a network of its own, and tells what came of each. */
async function guess(times: number, account = email): Promise<string[]> {
  const kinds: string[] = [];
  for (let i = 0; i < times; i++) {
    kinds.push(kindOf(await signIn({ email: account, password: `guess ${i}` }, newVisitor(), BROWSER)));
  }
  return kinds;
}

/** Moves the clock of this process; timers go on as usual. */
function passMinutes(minutes: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
}

const looked = (kinds: string[]) => kinds.filter((kind) => kind === "wrong_credentials").length;

test("of sixty passwords from sixty networks five are looked at, and then even the right one is not", async () => {
  const kinds = await guess(60);
  expect(looked(kinds)).toBe(IN_A_MINUTE);
  expect(new Set(kinds.slice(IN_A_MINUTE))).toEqual(new Set(["rate_limited"]));
  const right = await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER);
  expect(right).toMatchObject({ ok: false, kind: "rate_limited" });
});

test("capitals in the e-mail do not make it another account", async () => {
  await guess(IN_A_MINUTE);
  expect(await guess(1, email.toUpperCase())).toEqual(["rate_limited"]);
});

test("an e-mail without an account is limited just the same, so that the limit tells nothing", async () => {
  expect(looked(await guess(20, `nobody-${made}@sund.example`))).toBe(IN_A_MINUTE);
});

test("strangers who guess lock the owner out of no network they have signed in from", async () => {
  await guess(60);
  expect((await signIn({ email, password: PASSWORD }, home, BROWSER)).ok).toBe(true);
});

test("guesses at one account do not count against another", async () => {
  await guess(60);
  const other = { email: "bo@sund.example", password: PASSWORD };
  expect((await signIn(other, newVisitor(), BROWSER)).ok).toBe(true);
});

test("who knows another account's network is still a stranger to this one", async () => {
  await signIn({ email: "bo@sund.example", password: PASSWORD }, home, BROWSER);
  const bosOwn = newVisitor();
  await signIn({ email: "bo@sund.example", password: PASSWORD }, bosOwn, BROWSER);
  await guess(IN_A_MINUTE);
  expect(kindOf(await signIn({ email, password: PASSWORD }, bosOwn, BROWSER))).toBe("rate_limited");
});

test("a network that the owner signed in from may not guess without end either", async () => {
  const kinds: string[] = [];
  for (let i = 0; i <= AT_HOME; i++) {
    kinds.push(kindOf(await signIn({ email, password: `guess ${i}` }, home, BROWSER)));
  }
  expect(looked(kinds)).toBe(AT_HOME);
  expect(kinds.at(-1)).toBe("rate_limited");
});

test("a network that nobody signed in from for ninety days is a stranger's", async () => {
  await guess(IN_A_MINUTE);
  await owner().$executeRaw`UPDATE staff_network SET signed_in_at = now() - interval '91 days'`;
  expect(kindOf(await signIn({ email, password: PASSWORD }, home, BROWSER))).toBe("rate_limited");
});

test("the wait grows: a minute at first, later the rest of an hour", async () => {
  const waits: number[] = [];
  let all = 0;
  for (let minute = 0; minute < IN_AN_HOUR / IN_A_MINUTE; minute++) {
    all += looked(await guess(IN_A_MINUTE));
    const refused = await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER);
    if (refused.ok || refused.kind !== "rate_limited") throw new Error(kindOf(refused));
    waits.push(refused.retryAfterSeconds);
    passMinutes(1.1);
  }
  expect(waits[0]).toBeLessThanOrEqual(60);
  const later = await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER);
  expect(later).toMatchObject({ ok: false, kind: "rate_limited" });
  if (!later.ok && later.kind === "rate_limited") expect(later.retryAfterSeconds).toBeGreaterThan(40 * 60);
  expect(all).toBeLessThanOrEqual(IN_AN_HOUR);
});

test("the owner's own sign-ins from new places use nothing up", async () => {
  for (let i = 0; i <= IN_A_MINUTE; i++) {
    expect((await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER)).ok).toBe(true);
  }
});

test("a /48 of IPv6 has forty attempts in an hour, however many /64 it has", async () => {
  const results: boolean[] = [];
  for (let i = 0; i <= 40; i++) results.push((await consumeLimit("sign_in", `2001:db8:7:${i}::1`)).ok);
  expect(results.indexOf(false)).toBe(40);
});

test("a whole /64 of IPv6 is the network one signed in from", async () => {
  const seen = { ...home, address: "2001:db8:9:1::1", network: networkOf("2001:db8:9:1::1") };
  await signIn({ email, password: PASSWORD }, seen, BROWSER);
  await guess(IN_A_MINUTE);
  const near = { ...home, address: "2001:db8:9:1::2", network: networkOf("2001:db8:9:1::2") };
  expect((await signIn({ email, password: PASSWORD }, near, BROWSER)).ok).toBe(true);
});

test("nobody signs in while attempts cannot be counted, not even from home", async () => {
  await owner().$executeRaw`ALTER TABLE request_limit RENAME TO request_limit_away`;
  const sessions = await prisma().session.count();
  try {
    await expect(consumeLimit("sign_in", home.address)).rejects.toThrow();
    for (const visitor of [home, newVisitor()]) {
      await expect(signIn({ email, password: PASSWORD }, visitor, BROWSER)).rejects.toThrow();
    }
  } finally {
    await owner().$executeRaw`ALTER TABLE request_limit_away RENAME TO request_limit`;
  }
  expect(await prisma().session.count()).toBe(sessions);
  expect((await signIn({ email, password: PASSWORD }, home, BROWSER)).ok).toBe(true);
});

test("while strangers' passwords fill every slot another stranger is told to come back, and the owner gets in", async () => {
  const slots = [takeHashingSlot("stranger"), takeHashingSlot("stranger")];
  expect(slots).not.toContain(null);
  expect(takeHashingSlot("stranger")).toBeNull();
  expect(kindOf(await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER))).toBe("busy");
  expect((await signIn({ email, password: PASSWORD }, home, BROWSER)).ok).toBe(true);
  for (const giveBack of slots) giveBack?.();
  expect((await signIn({ email, password: PASSWORD }, newVisitor(), BROWSER)).ok).toBe(true);
});

test("being told to come back costs the account no attempt, and a failure gives its slot back", async () => {
  const slots = [takeHashingSlot("stranger"), takeHashingSlot("stranger")];
  expect(new Set(await guess(60))).toEqual(new Set(["busy"]));
  for (const giveBack of slots) giveBack?.();
  expect(looked(await guess(IN_A_MINUTE))).toBe(IN_A_MINUTE);
});

test("what was typed as an e-mail is kept in no counter", async () => {
  await guess(1, "my-password@in-the-wrong.example");
  const kept = await prisma().requestLimit.findMany();
  expect(kept.some(({ key }) => key.includes("in-the-wrong"))).toBe(false);
});
