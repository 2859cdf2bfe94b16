import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createStaff } from "@/lib/auth/create-staff";
import { signIn } from "@/lib/auth/sign-in";
import { REQUEST_LIMITS } from "@/lib/limit-table";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { guardedForStaff } from "./guarded-for-staff";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

setUpDatabase();

const PASSWORD = "stoneware-kiln-42";
const USES = REQUEST_LIMITS.staff_ask_stripe.windows[0].uses;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  for (const role of ["viewer", "support", "finance"] as const) {
    const email = `${role}@sund.example`;
    await createStaff({ email, name: role, password: PASSWORD, role });
    const result = await signIn({ email, password: PASSWORD }, newVisitor(), new Headers());
    if (!result.ok) throw new Error(result.kind);
    cookies[role] = result.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  }
});

beforeEach(async () => {
  await prisma().requestLimit.deleteMany();
});

function comesFrom(role: string, headers: Record<string, string> = {}): void {
  request.headers = new Headers({
    origin: "http://localhost:3000",
    cookie: cookies[role] ?? "",
    "x-forwarded-for": newVisitor().address,
    ...headers,
  });
}

const action = guardedForStaff(
  "payments:reconcile",
  {
    limit: "staff_ask_stripe",
    input: z.strictObject({ orderId: z.uuid() }),
    refused: ({ kind }) => kind,
    audit: ({ orderId }) => ({ action: "order.ask", subject: `order ${orderId}` }),
  },
  async (_, staff) => staff.name,
);
const SOUND = { orderId: "0b0e5f3e-6f0e-4c8e-9a53-6a3a3f6b3a11" };

test("staff with the permission act under their own name", async () => {
  comesFrom("support");
  expect(await action(SOUND)).toBe("support");
});

test("what somebody does stands in the audit log before it is done, with who, what and from where", async () => {
  comesFrom("support", {
    "x-forwarded-for": "198.51.100.7",
    "user-agent": "A browser",
    "x-request-id": "r-1",
  });
  const failing = guardedForStaff(
    "payments:reconcile",
    {
      limit: "staff_ask_stripe",
      input: z.strictObject({ orderId: z.uuid() }),
      refused: ({ kind }) => kind,
      audit: () => ({ action: "order.cancel", subject: "order of this test" }),
    },
    async () => {
      throw new Error("cut off");
    },
  );
  await expect(failing(SOUND)).rejects.toThrow("cut off");
  const support = await prisma().user.findUniqueOrThrow({ where: { email: "support@sund.example" } });
  expect(await prisma().auditEntry.findMany({ where: { subject: "order of this test" } })).toMatchObject([
    {
      ...{ accountId: support.id, role: "support", action: "order.cancel" },
      ...{ address: "198.51.100.7", device: "A browser", requestId: "r-1" },
    },
  ]);
});

test("what is refused is not done, and the log does not say that it was", async () => {
  const before = await prisma().auditEntry.count();
  comesFrom("support", { origin: "https://evil.example" });
  await action(SOUND);
  comesFrom("support");
  await action("malformed");
  comesFrom("viewer");
  await expect(action(SOUND)).rejects.toThrow();
  expect(await prisma().auditEntry.count()).toBe(before);
});

test("staff without the permission are stopped before anything is counted or read", async () => {
  comesFrom("viewer");
  await expect(action("malformed")).rejects.toThrow();
  expect(await prisma().requestLimit.count()).toBe(0);
});

test("whoever is signed out is led to the sign-in page and from there back", async () => {
  comesFrom("nobody", { referer: "http://localhost:3000/admin/events" });
  await expect(action("malformed")).rejects.toMatchObject({
    digest: expect.stringContaining("/admin/sign-in?next=%2Fadmin%2Fevents"),
  });
  expect(await prisma().requestLimit.count()).toBe(0);
});

test("another site's request is refused, whoever is signed in", async () => {
  comesFrom("support", { origin: "https://evil.example" });
  expect(await action(SOUND)).toBe("forbidden_origin");
});

test("an account is limited from wherever it acts, and no other account with it", async () => {
  for (let call = 0; call < USES; call++) {
    comesFrom("support");
    expect(await action("malformed")).toBe("invalid");
  }
  comesFrom("support");
  expect(await action(SOUND)).toBe("rate_limited");
  comesFrom("finance");
  expect(await action(SOUND)).toBe("finance");
});
