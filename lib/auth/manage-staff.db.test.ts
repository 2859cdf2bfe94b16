import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { createStaff } from "./create-staff";
import {
  changeRole,
  disableStaff,
  enableStaff,
  listStaff,
  resetPassword,
  signOutEverywhere,
} from "./manage-staff";
import { signIn } from "./sign-in";
import { readStaffSession } from "./staff-session";

setUpDatabase();

const ADA = { email: "ada@sund.example", password: "stoneware-kiln-42" };
const BO = { email: "bo@sund.example", password: "stoneware-kiln-43" };

/** Signs in and answers with what the browser sends from then on; null when nobody was signed in. */
async function browserOf(credentials: typeof ADA, before = new Headers()): Promise<Headers | null> {
  const result = await signIn(credentials, newVisitor(), before);
  if (!result.ok) return null;
  return new Headers({ cookie: result.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
}

async function isSignedIn(browser: Headers | null): Promise<boolean> {
  return browser !== null && (await readStaffSession(browser, { use: "person" })).ok;
}

let browsers: (Headers | null)[] = [];
let bo: Headers | null = null;

beforeEach(async () => {
  await owner().user.deleteMany();
  await prisma().requestLimit.deleteMany();
  await createStaff({ ...ADA, name: "Ada Vinter", role: "finance" });
  await createStaff({ ...BO, name: "Bo Sten", role: "viewer" });
  browsers = [await browserOf(ADA), await browserOf(ADA)];
  bo = await browserOf(BO);
  expect(await signedIn()).toEqual([true, true]);
});

const signedIn = () => Promise.all(browsers.map(isSignedIn));

test("signing in again ends the session that the browser had, and no other", async () => {
  const [first, second] = browsers;
  const again = await browserOf(ADA, first ?? undefined);
  expect(await Promise.all([first, second ?? null, again, bo].map((one) => isSignedIn(one ?? null)))).toEqual(
    [false, true, true, true],
  );
});

test("signing in as somebody else ends the session that the browser had", async () => {
  const again = await browserOf(BO, browsers[0] ?? undefined);
  expect(await signedIn()).toEqual([false, true]);
  expect(await isSignedIn(again)).toBe(true);
});

test("a wrong password leaves the browser's session alone", async () => {
  await browserOf({ ...ADA, password: "not the password" }, browsers[0] ?? undefined);
  expect(await signedIn()).toEqual([true, true]);
});

test("a new password ends all sessions of the person and takes the old one's place", async () => {
  expect(await resetPassword("Ada@Sund.example", "another-stoneware-kiln")).toEqual({ ok: true });
  expect(await signedIn()).toEqual([false, false]);
  expect(await isSignedIn(bo)).toBe(true);
  expect(await browserOf(ADA)).toBeNull();
  expect(await browserOf({ ...ADA, password: "another-stoneware-kiln" })).not.toBeNull();
  expect(await browserOf(BO)).not.toBeNull();
});

test("a new role ends all sessions of the person and counts from the next one on", async () => {
  expect(await changeRole(ADA.email, "viewer")).toEqual({ ok: true });
  expect(await signedIn()).toEqual([false, false]);
  expect(await isSignedIn(bo)).toBe(true);
  const again = await browserOf(ADA);
  expect(await readStaffSession(again ?? new Headers(), { use: "person" })).toMatchObject({
    staff: { role: "viewer" },
  });
});

test("the same role again ends nothing", async () => {
  await changeRole(ADA.email, "finance");
  expect(await signedIn()).toEqual([true, true]);
});

test("whoever is disabled is out at once and does not get in, until they are enabled", async () => {
  expect(await disableStaff(ADA.email)).toEqual({ ok: true });
  expect(await prisma().session.count()).toBe(1);
  expect(await signedIn()).toEqual([false, false]);
  expect(await signIn(ADA, newVisitor(), new Headers())).toEqual({ ok: false, kind: "wrong_credentials" });
  expect(await prisma().session.count()).toBe(1);
  expect(await isSignedIn(bo)).toBe(true);
  expect(await enableStaff(ADA.email)).toEqual({ ok: true });
  expect(await signedIn()).toEqual([false, false]);
  expect(await browserOf(ADA)).not.toBeNull();
});

test("a disabled account that gives the right password again and again is limited like any other", async () => {
  // An account of its own: a process remembers for a while whom it has refused.
  const cy = { email: "cy@sund.example", password: "stoneware-kiln-44" };
  await createStaff({ ...cy, name: "Cy", role: "viewer" });
  await disableStaff(cy.email);
  for (let i = 0; i < 5; i++) await signIn(cy, newVisitor(), new Headers());
  expect(await signIn(cy, newVisitor(), new Headers())).toMatchObject({ kind: "rate_limited" });
});

test("a session that was begun in the moment of disabling opens nothing", async () => {
  const { id, ...late } = await prisma().session.findFirstOrThrow({ where: { user: { email: ADA.email } } });
  await disableStaff(ADA.email);
  await prisma().session.create({ data: { id, ...late } });
  expect((await signedIn()).includes(true)).toBe(false);
  expect(await prisma().session.count({ where: { id } })).toBe(0);
});

test("somebody is signed out everywhere and may sign in again", async () => {
  expect(await signOutEverywhere(ADA.email)).toEqual({ ok: true });
  expect(await signedIn()).toEqual([false, false]);
  expect(await isSignedIn(bo)).toBe(true);
  expect(await browserOf(ADA)).not.toBeNull();
});

test.each([
  ["another password", () => resetPassword("nobody@sund.example", "stoneware-kiln-44")],
  ["another role", () => changeRole("nobody@sund.example", "finance")],
  ["disabling", () => disableStaff("nobody@sund.example")],
  ["enabling", () => enableStaff("nobody@sund.example")],
  ["signing out", () => signOutEverywhere("nobody@sund.example")],
])("%s of somebody without an account says so", async (_, make) => {
  expect(await make()).toEqual({ ok: false, kind: "unknown_email" });
});

test("the list says who may do what and where they are signed in", async () => {
  await disableStaff(BO.email);
  expect(await listStaff()).toEqual([
    { email: ADA.email, name: "Ada Vinter", role: "finance", disabledAt: null, sessions: 2 },
    { email: BO.email, name: "Bo Sten", role: "viewer", disabledAt: expect.any(Date), sessions: 0 },
  ]);
});
