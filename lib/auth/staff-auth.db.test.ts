import { expect, test } from "vitest";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { createStaff } from "./create-staff";
import { signIn } from "./sign-in";

setUpDatabase(async () => ({ APP_URL: "https://shop.example" }));

test("a shop on https gives staff a cookie that is bound to its host and to https", async () => {
  const credentials = { email: "ada@sund.example", password: "stoneware-kiln-42" };
  await createStaff({ ...credentials, name: "Ada Vinter", role: "viewer" });
  const result = await signIn(credentials, newVisitor(), new Headers());
  if (!result.ok) throw new Error(result.kind);
  const cookie = result.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^__Host-till_staff=/);
  expect(cookie).toMatch(/; Secure/i);
  expect(cookie).toMatch(/; Path=\/(;|$)/i);
  expect(cookie).not.toMatch(/Domain=/i);
});
