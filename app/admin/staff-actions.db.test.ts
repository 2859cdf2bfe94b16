import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createStaff } from "@/lib/auth/create-staff";
import { type Permission, roleMay, STAFF_ROLES } from "@/lib/auth/permissions";
import { signIn } from "@/lib/auth/sign-in";
import { prisma } from "@/lib/prisma";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import * as eventActions from "./events/[id]/actions";
import * as orderActions from "./orders/[id]/actions";
import * as cancelActions from "./orders/[id]/cancel/actions";
import * as captureActions from "./orders/[id]/capture/actions";
import * as mailActions from "./orders/[id]/mail/actions";
import * as noteActions from "./orders/[id]/notes/actions";
import * as shipActions from "./orders/[id]/ship/actions";
import * as ordersActions from "./orders/actions";
import * as statementActions from "./overview/statement/actions";
import * as productActions from "./products/[id]/actions";
import * as reviewActions from "./reviews/actions";
import * as settingsActions from "./settings/actions";
import * as shippingActions from "./shipping/actions";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));

setUpDatabase();

/** Every file of actions for staff, below app/admin, with the permission that each action takes. */
const ACTIONS = {
  "events/[id]/actions.ts": {
    actions: eventActions,
    permissions: { replayEventAction: "payments:reconcile" },
  },
  "orders/[id]/actions.ts": {
    actions: orderActions,
    permissions: {
      askStripeAction: "payments:reconcile",
      askAboutOrderAction: "payments:reconcile",
      refundAction: "orders:refund",
      judgeRefundAction: "orders:refund",
      settleReviewAction: "orders:refund",
      closeReviewAction: "reviews:close",
    },
  },
  "orders/[id]/capture/actions.ts": {
    actions: captureActions,
    permissions: { captureAction: "orders:capture" },
  },
  "orders/[id]/cancel/actions.ts": {
    actions: cancelActions,
    permissions: { cancelOrderAction: "orders:cancel" },
  },
  "orders/[id]/mail/actions.ts": {
    actions: mailActions,
    permissions: { resendMailAction: "mails:resend" },
  },
  "orders/[id]/notes/actions.ts": {
    actions: noteActions,
    permissions: { writeNoteAction: "notes:write" },
  },
  "orders/actions.ts": { actions: ordersActions, permissions: { shipManyAction: "orders:ship" } },
  "orders/[id]/ship/actions.ts": {
    actions: shipActions,
    permissions: { shipAction: "orders:ship", markParcelAction: "orders:ship" },
  },
  "products/[id]/actions.ts": {
    actions: productActions,
    permissions: { editProductAction: "catalog:edit", moveStockAction: "stock:move" },
  },
  "overview/statement/actions.ts": {
    actions: statementActions,
    permissions: { makeStatementAction: "data:export" },
  },
  "settings/actions.ts": {
    actions: settingsActions,
    permissions: { changeSettingAction: "settings:edit" },
  },
  "shipping/actions.ts": { actions: shippingActions, permissions: { editShippingAction: "catalog:edit" } },
  "reviews/actions.ts": {
    actions: reviewActions,
    permissions: { settleReviewAction: "orders:refund", closeReviewAction: "reviews:close" },
  },
} as const satisfies Record<string, { actions: object; permissions: Readonly<Record<string, Permission>> }>;

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

test("every action of every file is in the table", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" });
  const ofStaff = files.filter(
    (file) => path.basename(file) === "actions.ts" && file !== "sign-in/actions.ts",
  );
  expect(Object.keys(ACTIONS).sort()).toEqual(ofStaff.sort());
  for (const { actions, permissions } of Object.values(ACTIONS)) {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(actions).sort());
  }
});
