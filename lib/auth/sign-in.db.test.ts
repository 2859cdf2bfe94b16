import { beforeAll, beforeEach, expect, test } from "vitest";
import { consumeLimit } from "@/lib/limits/limits";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { createStaff } from "./create-staff";
import { credentialsSchema, signIn } from "./sign-in";
import { staffAuth } from "./staff-auth";

setUpDatabase();

const EMAIL = "ada@sund.example";
const PASSWORD = "stoneware-kiln-42";
const VISITOR = newVisitor();
const BROWSER = new Headers({ "user-agent": "a browser" });

beforeAll(async () => {
  await createStaff({ email: EMAIL, name: "Ada Vinter", password: PASSWORD, role: "support" });
});

beforeEach(async () => {
  await prisma().requestLimit.deleteMany();
});

test("the right password signs in with a cookie that scripts and other sites cannot use", async () => {
  const result = await signIn({ email: EMAIL, password: PASSWORD }, VISITOR, BROWSER);
  if (!result.ok) throw new Error(result.kind);
  const cookie = result.headers.getSetCookie().find((line) => line.startsWith("till_staff="));
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Strict/i);
  expect(cookie).toMatch(/; Path=\//i);
  expect(cookie).toMatch(/; Max-Age=43200/i);
  const session = await prisma().session.findFirstOrThrow();
  expect(session).toMatchObject({ ipAddress: VISITOR.network, userAgent: "a browser" });
});

test("capitals in the e-mail do not matter", async () => {
  expect((await signIn({ email: "Ada@Sund.Example", password: PASSWORD }, VISITOR, BROWSER)).ok).toBe(true);
});

test.each([
  ["a wrong password", { email: EMAIL, password: "stoneware-kiln-43" }],
  ["an unknown e-mail", { email: "nobody@sund.example", password: PASSWORD }],
])("%s is told nothing but that it is wrong", async (_, credentials) => {
  expect(await signIn(credentials, VISITOR, BROWSER)).toEqual({ ok: false, kind: "wrong_credentials" });
});

test.each([
  ["an e-mail that is none", { email: "ada", password: PASSWORD }],
  ["an object in place of the password", { email: EMAIL, password: { not: "" } }],
  ["an array in place of the e-mail", { email: [EMAIL], password: PASSWORD }],
  ["no password", { email: EMAIL }],
  ["a role beside the password", { email: EMAIL, password: PASSWORD, role: "finance" }],
  ["a password of unreasonable length", { email: EMAIL, password: "x".repeat(10_000) }],
  ["nothing", null],
])("%s is not looked up", (_, input) => {
  expect(credentialsSchema.safeParse(input).success).toBe(false);
});

test("signing in rightly gives the attempt back", async () => {
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect((await consumeLimit("sign_in", VISITOR.address)).ok).toBe(true);
    expect((await signIn({ email: EMAIL, password: PASSWORD }, VISITOR, BROWSER)).ok).toBe(true);
  }
});

test("nobody signs up", async () => {
  const body = { email: "mallory@sund.example", password: PASSWORD, name: "Mallory" };
  await expect(staffAuth().api.signUpEmail({ body })).rejects.toThrow(/sign up is not enabled/);
  expect(await prisma().user.count()).toBe(1);
});

test("nobody gives themselves a role", async () => {
  const result = await signIn({ email: EMAIL, password: PASSWORD }, VISITOR, BROWSER);
  if (!result.ok) throw new Error(result.kind);
  const headers = new Headers({ cookie: result.headers.getSetCookie()[0]?.split(";")[0] ?? "" });
  const body = { name: "Ada", role: "finance" };
  await expect(staffAuth().api.updateUser({ body, headers })).rejects.toThrow(/role is not allowed/);
  expect((await prisma().user.findFirstOrThrow()).role).toBe("support");
});

test("an account is made once for an e-mail, whatever its capitals", async () => {
  const again = await createStaff({
    email: "ADA@sund.example",
    name: "Ada",
    password: PASSWORD,
    role: "viewer",
  });
  expect(again).toMatchObject({ ok: false, kind: "email_taken" });
  expect((await prisma().user.findFirstOrThrow()).role).toBe("support");
});

test("a short password makes no account and the message says so", async () => {
  const refused = await createStaff({
    email: "bo@sund.example",
    name: "Bo",
    password: "short",
    role: "viewer",
  });
  expect(refused).toMatchObject({
    ok: false,
    kind: "invalid",
    message: expect.stringContaining("at least 12"),
  });
});

test("passwords are kept only as salted hashes", async () => {
  const { password } = await prisma().account.findFirstOrThrow();
  expect(password).not.toContain(PASSWORD);
  expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
});
