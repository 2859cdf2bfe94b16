import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/auth/audit";
import type { Permission } from "@/lib/auth/permissions";

type Access = Permission | "anyone";

/**
 * Every file below app/admin that answers a request, and what it takes to be answered: of an actions.ts, each of
 * its actions by name. What each role, a stranger, an ended session and another site then get is tried in
 * staff-actions.db.test.ts and e2e/admin-access.spec.ts.
 */
const ACCESS: Readonly<Record<string, Access | Readonly<Record<string, Access>>>> = {
  "page.tsx": "orders:read",
  "[...missing]/page.tsx": "anyone",
  "sign-in/page.tsx": "anyone",
  "sign-in/actions.ts": { signInAction: "anyone" },
  "sign-out/route.ts": "anyone",
  "orders/page.tsx": "orders:read",
  "orders/actions.ts": { shipManyAction: "orders:ship" },
  "orders/events/route.ts": "orders:read",
  "orders/[id]/page.tsx": "orders:read",
  "orders/[id]/actions.ts": {
    askStripeAction: "payments:reconcile",
    askAboutOrderAction: "payments:reconcile",
    refundAction: "orders:refund",
    judgeRefundAction: "orders:refund",
    settleReviewAction: "orders:refund",
    closeReviewAction: "reviews:close",
  },
  "orders/[id]/capture/actions.ts": { captureAction: "orders:capture" },
  "orders/[id]/notes/actions.ts": { writeNoteAction: "notes:write" },
  "orders/[id]/mail/actions.ts": { resendMailAction: "mails:resend" },
  "orders/[id]/cancel/actions.ts": { cancelOrderAction: "orders:cancel" },
  "orders/[id]/events/route.ts": "orders:read",
  "orders/[id]/ship/actions.ts": { shipAction: "orders:ship", markParcelAction: "orders:ship" },
  "orders/[id]/packing-slip/page.tsx": "orders:read",
  "orders/[id]/receipt/page.tsx": "orders:read",
  "reviews/page.tsx": "orders:read",
  "reviews/actions.ts": { settleReviewAction: "orders:refund", closeReviewAction: "reviews:close" },
  "disputes/page.tsx": "orders:read",
  "products/page.tsx": "orders:read",
  "products/[id]/page.tsx": "orders:read",
  "products/[id]/actions.ts": { editProductAction: "catalog:edit", moveStockAction: "stock:move" },
  "shipping/page.tsx": "orders:read",
  "shipping/actions.ts": { editShippingAction: "catalog:edit" },
  "settings/page.tsx": "orders:read",
  "settings/actions.ts": { changeSettingAction: "settings:edit" },
  "overview/page.tsx": "orders:read",
  "overview/export/route.ts": "data:export",
  "overview/statement/page.tsx": "data:export",
  "overview/statement/actions.ts": { makeStatementAction: "data:export" },
  "overview/statement/csv/route.ts": "data:export",
  "events/page.tsx": "orders:read",
  "health/page.tsx": "orders:read",
  "audit/page.tsx": "audit:read",
  "audit/csv/route.ts": "audit:read",
  "events/[id]/page.tsx": "orders:read",
  "events/[id]/actions.ts": { replayEventAction: "payments:reconcile" },
};

const ANSWERS = /^(page\.tsx|route\.ts|actions\.ts)$/;

const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && ANSWERS.test(file.name))
  .map((file) => path.relative(import.meta.dirname, path.join(file.parentPath, file.name)));

/** What a file exports to the outside, by name, each with its source. */
function reachable(file: string): Map<string, string> {
  const source = readFileSync(path.join(import.meta.dirname, file), "utf8");
  const bodies = source.split(/^export (?:default )?(?:async )?(?:function|const) (?!metadata)/m).slice(1);
  return new Map(bodies.map((body) => [/^\w+/.exec(body)?.[0] ?? "", body]));
}

test("every page, route and action for staff says who may use it", () => {
  expect(files.sort()).toEqual(Object.keys(ACCESS).sort());
  for (const [file, access] of Object.entries(ACCESS)) {
    if (typeof access === "object") expect([...reachable(file).keys()]).toEqual(Object.keys(access));
  }
});

const asked = Object.entries(ACCESS).flatMap(([file, access]) =>
  [...reachable(file)].map(([name, body]) => {
    const permission = typeof access === "object" ? access[name] : access;
    return { what: `${name} of ${file}`, body, permission };
  }),
);

test.each(asked.filter(({ permission }) => permission !== "anyone"))(
  "$what asks for $permission itself",
  ({ body, permission }) => {
    expect(body).toMatch(
      new RegExp(`await (requireStaff|staffAccess)\\("${permission}"|guardedForStaff\\(\\s*"${permission}"`),
    );
  },
);

test.each(asked.filter(({ body }) => body.includes("guardedForStaff(")))(
  "$what says what the audit log writes of it",
  ({ body }) => {
    const [, action = "none"] = /\baudit: \([^)]*\) => \(\{ action: "([\w.]+)", subject: /.exec(body) ?? [];
    expect(Object.keys(AUDIT_ACTIONS)).toContain(action);
  },
);
