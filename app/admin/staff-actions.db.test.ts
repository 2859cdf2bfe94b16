import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { type Permission, roleMay, STAFF_ROLES } from "@/lib/auth/permissions";
import { signIn } from "@/lib/auth/sign-in";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import * as eventActions from "./events/[id]/actions";
import * as orderActions from "./orders/[id]/actions";
import * as mailActions from "./orders/[id]/mail/actions";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

setUpDatabase();

/** Every action for staff, and the permission it takes. staff-access.test.ts sees to it that none is missing. */
const ACTIONS = {
  orders: {
    actions: orderActions,
    permissions: {
      askStripeAction: "payments:reconcile",
      askAboutOrderAction: "payments:reconcile",
      refundAction: "orders:refund",
      judgeRefundAction: "orders:refund",
    } satisfies Record<keyof typeof orderActions, Permission>,
  },
  events: {
    actions: eventActions,
    permissions: { replayEventAction: "payments:reconcile" } satisfies Record<
      keyof typeof eventActions,
      Permission
    >,
  },
  mail: {
    actions: mailActions,
    permissions: { resendMailAction: "mails:resend" } satisfies Record<keyof typeof mailActions, Permission>,
  },
};

const PASSWORD = "stoneware-kiln-42";
const OWN = "http://localhost:3000";
const cookies: Record<string, string> = { stranger: "" };

async function signInAs(name: string, role: (typeof STAFF_ROLES)[number]): Promise<void> {
  const email = `${name}@sund.example`;
  await createStaff({ email, name, password: PASSWORD, role });
  const result = await signIn({ email, password: PASSWORD }, newVisitor(), new Headers());
  if (!result.ok) throw new Error(result.kind);
  cookies[name] = result.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

beforeAll(async () => {
  // As next.config.ts has it: pages and actions may answer 403.
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  for (const role of STAFF_ROLES) await signInAs(role, role);
  // One of finance who was away for longer than a session lives.
  await signInAs("expired", "finance");
});
beforeEach(async () => {
  await prisma().requestLimit.deleteMany();
  await prisma().session.updateMany({
    where: { user: { email: "expired@sund.example" } },
    data: { updatedAt: new Date(0) },
  });
});

type Action = (...sent: unknown[]) => Promise<unknown>;
type Answer = "looked at" | "forbidden" | "to sign in" | "wrong origin";

/** What an action answers to something that none of our forms sends: whoever gets through is told just that. */
async function answerOf(action: Action, who: string, origin = OWN): Promise<Answer> {
  request.headers = new Headers({
    origin,
    cookie: cookies[who] ?? "",
    "x-forwarded-for": newVisitor().address,
  });
  try {
    const answer = JSON.stringify(await action(null, new FormData()));
    return answer.includes("another site") ? "wrong origin" : "looked at";
  } catch (thrown) {
    const { digest } = thrown as { digest?: string };
    if (digest?.includes("/admin/sign-in")) return "to sign in";
    if (digest?.includes(";403")) return "forbidden";
    throw thrown;
  }
}

const all = Object.entries(ACTIONS).flatMap(([file, { actions, permissions }]) =>
  Object.entries<Permission>(permissions).map(([name, permission]) => ({
    ...{ file, name, permission },
    action: (actions as unknown as Record<string, Action>)[name] as Action,
  })),
);

test.each(all)("$name of $file is for those with $permission only", async ({ action, permission }) => {
  const answers: Record<string, Answer> = {};
  for (const role of STAFF_ROLES) answers[role] = await answerOf(action, role);
  answers.stranger = await answerOf(action, "stranger");
  answers.expired = await answerOf(action, "expired");
  answers["finance, from another site"] = await answerOf(action, "finance", "https://evil.example");
  const expected = Object.fromEntries(
    STAFF_ROLES.map((role) => [role, roleMay(role, permission) ? "looked at" : "forbidden"]),
  );
  expect(answers).toEqual({
    ...expected,
    stranger: "to sign in",
    expired: "to sign in",
    "finance, from another site": "wrong origin",
  });
});

test("each action of those files is in the table", () => {
  for (const { actions, permissions } of Object.values(ACTIONS)) {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(actions).sort());
  }
});
