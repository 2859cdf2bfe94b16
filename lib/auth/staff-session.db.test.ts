import { beforeAll, beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { createStaff } from "./create-staff";
import { signIn } from "./sign-in";
import { endStaffSession, forgetEndedSessions, readStaffSession } from "./staff-session";

setUpDatabase();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CREDENTIALS = { email: "ada@sund.example", password: "stoneware-kiln-42" };

let headers = new Headers();
let start = 0;

beforeAll(async () => {
  await createStaff({ ...CREDENTIALS, name: "Ada Vinter", role: "viewer" });
});

async function beginSession(): Promise<void> {
  await prisma().session.deleteMany();
  const result = await signIn(CREDENTIALS, newVisitor(), new Headers());
  if (!result.ok) throw new Error(result.kind);
  headers = new Headers({ cookie: result.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
  start = (await prisma().session.findFirstOrThrow()).createdAt.getTime();
}

beforeEach(async () => {
  await prisma().user.updateMany({ data: { role: "viewer" } });
  await beginSession();
});

const at = (elapsed: number, use: "person" | "background" = "person") =>
  readStaffSession(headers, { use, now: start + elapsed });

test("the cookie says who is signed in", async () => {
  expect(await at(0)).toMatchObject({ ok: true, staff: { name: "Ada Vinter", role: "viewer" } });
});

test("a session that nobody used for half an hour has ended, in the database too", async () => {
  expect(await at(30 * MINUTE)).toEqual({ ok: false, kind: "signed_out" });
  expect(await prisma().session.count()).toBe(0);
});

test("use keeps a session alive, and looking in the background does not", async () => {
  expect((await at(20 * MINUTE)).ok).toBe(true);
  expect((await at(49 * MINUTE, "background")).ok).toBe(true);
  expect((await at(50 * MINUTE, "background")).ok).toBe(false);
});

test("a session ends twelve hours after sign-in, however busy it is", async () => {
  for (let elapsed = 0; elapsed < 12 * HOUR; elapsed += 25 * MINUTE)
    expect((await at(elapsed)).ok).toBe(true);
  expect(await at(12 * HOUR)).toEqual({ ok: false, kind: "signed_out" });
});

test("a role that this version does not know opens nothing", async () => {
  await prisma().user.updateMany({ data: { role: "admin" } });
  await beginSession();
  expect(await at(0)).toEqual({ ok: false, kind: "unknown_role" });
});

test("signing out ends the session for every copy of its cookie", async () => {
  await endStaffSession(headers);
  expect(await at(0)).toEqual({ ok: false, kind: "signed_out" });
});

test("a cookie whose signature was changed signs nobody in", async () => {
  const cookie = headers.get("cookie") ?? "";
  for (const forged of [cookie.slice(0, -4), cookie.replace("=", "=x"), "till_staff=", "till_staff=a.b"]) {
    const session = await readStaffSession(new Headers({ cookie: forged }), { use: "person" });
    expect(session).toEqual({ ok: false, kind: "signed_out" });
  }
});

test("the session token alone, as a leaked database would give it away, signs nobody in", async () => {
  const { token } = await prisma().session.findFirstOrThrow();
  const leaked = new Headers({ cookie: `till_staff=${token}` });
  expect((await readStaffSession(leaked, { use: "person" })).ok).toBe(false);
});

test("ended sessions are removed and live ones stay", async () => {
  await forgetEndedSessions(start + MINUTE);
  expect(await prisma().session.count()).toBe(1);
  await forgetEndedSessions(start + 31 * MINUTE);
  expect(await prisma().session.count()).toBe(0);
});
