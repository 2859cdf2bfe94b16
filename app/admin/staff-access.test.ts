import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Permission } from "@/lib/auth/permissions";

/** Every file below app/admin that answers a request, and what it takes to be answered. */
const ACCESS: Readonly<Record<string, Permission | "anyone">> = {
  "page.tsx": "orders:read",
  "[...missing]/page.tsx": "anyone",
  "sign-in/page.tsx": "anyone",
  "sign-in/actions.ts": "anyone",
  "sign-out/route.ts": "anyone",
  "orders/page.tsx": "orders:read",
  "orders/events/route.ts": "orders:read",
  "orders/[id]/page.tsx": "orders:read",
  "orders/[id]/actions.ts": "payments:reconcile",
  "orders/[id]/mail/actions.ts": "mails:resend",
  "orders/[id]/events/route.ts": "orders:read",
  "events/page.tsx": "orders:read",
  "events/[id]/page.tsx": "orders:read",
  "events/[id]/actions.ts": "payments:reconcile",
};

const ANSWERS = /^(page\.tsx|route\.ts|actions\.ts)$/;

const files = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && ANSWERS.test(file.name))
  .map((file) => path.relative(import.meta.dirname, path.join(file.parentPath, file.name)));

test("every page, route and action for staff says who may use it", () => {
  expect(files.sort()).toEqual(Object.keys(ACCESS).sort());
});

test.each(Object.entries(ACCESS).filter(([, access]) => access !== "anyone"))(
  "%s asks for %s itself, in each of its functions that the outside can reach",
  (file, permission) => {
    const source = readFileSync(path.join(import.meta.dirname, file), "utf8");
    const reachable = source
      .split(/^export (?:default async function|async function|const) (?!metadata)/m)
      .slice(1);
    expect(reachable.length).toBeGreaterThan(0);
    for (const body of reachable) {
      expect(body).toMatch(
        new RegExp(
          `await (requireStaff|staffAccess)\\("${permission}"|guardedForStaff\\(\\s*"${permission}"`,
        ),
      );
    }
  },
);
