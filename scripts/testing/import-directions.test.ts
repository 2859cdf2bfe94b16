import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { repository } from "@/scripts/command/repository";

// Import directions are kept by a lint rule and biome.json. A slip there is silent, so these files try to
// break each.
const REFUSED: [file: string, statement: string][] = [
  ["app/(shop)/cart/a.tsx", `import "@/scripts/command/step"`],
  ["app/(shop)/cart/b.tsx", `import "@/sandbox/sandbox"`],
  ["app/(shop)/cart/c.tsx", `import "../checkout/actions"`],
  ["app/(shop)/cart/d.tsx", `import "@/prisma/generated/client"`],
  ["app/(shop)/cart/e.tsx", `import "stripe"`],
  ["app/(shop)/cart/f.tsx", `import "@/app/(shop)/checkout/actions"`],
  ["components/shop/a.tsx", `import { prisma } from "@/lib/prisma"`],
  ["components/shop/b.tsx", `import { placeOrder } from "@/lib/orders/place-order"`],
  ["components/shop/c.tsx", `export { env } from "@/lib/env"`],
  ["components/shop/d.tsx", `const later = import("@/lib/env")`],
  ["components/shop/e.tsx", `import "@/app/(shop)/checkout/actions"`],
  ["components/shop/f.tsx", `import { loadStripe } from "@stripe/stripe-js/pure"`],
  ["components/shop/n.tsx", `import { verifyProof } from "@/lib/card-testing/verify-proof"`],
  ["lib/a.ts", `import "@/lib/orders/place-order"`],
  ["lib/b.ts", `import "@/components/ui/button"`],
  ["lib/catalog/a.ts", `import "@/lib/orders/place-order"`],
  ["lib/orders/a.ts", `import "@/lib/payments/start-payment"`],
  ["lib/orders/b.ts", `import "@/lib/stripe/client"`],
  ["lib/orders/c.ts", `import type { Outcome } from "@/lib/payments/payment-outcome"`],
  ["lib/orders/d.ts", `import "../payments/start-payment"`],
  ["lib/payments/a.ts", `import "@/lib/webhooks/inbox"`],
  ["lib/payments/b.ts", `import "@/lib/jobs/worker"`],
  ["lib/payments/c.ts", `import "@/lib/catalog/catalog"`],
  ["lib/payments/d.ts", `import Stripe from "stripe"`],
  ["lib/stripe/a.ts", `import "@/lib/payments/start-payment"`],
  ["lib/webhooks/a.ts", `import "@/lib/jobs/worker"`],
  ["lib/webhooks/b.ts", `import "@/lib/catalog/catalog"`],
  ["lib/jobs/a.ts", `import "@/lib/webhooks/inbox"`],
  ["lib/reconcile/a.ts", `import "@/lib/jobs/worker"`],
  ["lib/payments/h.ts", `import "@/lib/reconcile/reconcile"`],
  ["lib/jobs/b.ts", `import "@/app/(shop)/checkout/actions"`],
  ["lib/auth/a.ts", `import "@/lib/orders/place-order"`],
  ["lib/anything-new/a.ts", `import "@/lib/orders/place-order"`],
  ["lib/payments/g.ts", `import "@/lib/testing/shop"`],
  ["lib/orders/g.ts", `export type Outcome = import("@/lib/payments/payment-outcome").Outcome`],
  ["lib/guards/a.ts", `import "@/lib/orders/place-order"`],
  ["lib/card-testing/a.ts", `import "@/lib/payments/start-payment"`],
  ["lib/orders/h.ts", `import "@/lib/card-testing/refuse-card-testing"`],
  ["lib/auth/b.ts", `const secret = process.env.AUTH_SECRET`],
  ["lib/auth/c.ts", `import { env } from "node:process"`],
  ["scripts/a.ts", `import "@/app/(shop)/checkout/actions"`],
  ["scripts/b.ts", `import "@/sandbox/sandbox"`],
  ["scripts/command/a.ts", `import "@/scripts/stack/child"`],
  ["scripts/postgres/a.ts", `import "@/lib/prisma"`],
  ["scripts/serve/a.ts", `import "@/scripts/testing/run-tool"`],
  ["scripts/c.ts", `import Stripe from "stripe"`],
  ["lib/payments/i.ts", `import "@/faults/world/gate"`],
  ["faults/oracle/a.ts", `import "@/lib/payments/payment-outcome"`],
  ["faults/world/a.ts", `import "@/faults/figures/crash"`],
  ["faults/figures/a.ts", `import "@/scripts/command/step"`],
  ["e2e/a.ts", `import "@/lib/money"`],
  ["e2e/b.ts", `import "../lib/money"`],
  ["e2e/c.ts", `import "../sandbox/sandbox"`],
  ["e2e/d.ts", `import "../scripts/testing/shopkeeper"`],
  ["sandbox/a.ts", `import "@/lib/money"`],
  ["sandbox/http/b.ts", `import "@/lib/money"`],
  ["sandbox/c.ts", `import "../prisma/seed"`],
];

const ALLOWED: [file: string, statement: string][] = [
  ["app/(shop)/cart/page.tsx", `import "@/lib/payments/start-payment"`],
  ["app/(shop)/cart/g.tsx", `import "@/components/ui/button"`],
  ["components/shop/g.tsx", `import type { OrderView } from "@/lib/orders/find-order"`],
  ["components/shop/h.tsx", `import { formatMoney } from "@/lib/money"`],
  ["components/shop/i.tsx", `import { isOpen } from "@/lib/orders/order-status"`],
  ["components/shop/l.tsx", `import { CONTACT_RULES } from "@/lib/orders/contact-fields"`],
  ["components/shop/m.tsx", `import { loadCaptcha } from "@/lib/card-testing/browser"`],
  ["components/shop/j.tsx", `import "@/components/ui/button"`],
  ["components/shop/k.tsx", `import type { Stripe } from "@stripe/stripe-js"`],
  ["lib/orders/e.ts", `import "@/lib/catalog/catalog"`],
  ["lib/orders/f.ts", `import "@/lib/prisma"`],
  ["lib/anything-new/b.ts", `import "@/lib/prisma"`],
  ["lib/payments/place.db.test.ts", `import "@/lib/testing/shop"`],
  ["lib/payments/e.ts", `import "@/lib/orders/place-order"`],
  ["lib/payments/f.ts", `import type Stripe from "stripe"`],
  ["lib/stripe/b.ts", `import Stripe from "stripe"`],
  ["lib/webhooks/c.ts", `import "@/lib/payments/apply-facts"`],
  ["lib/jobs/c.ts", `import "@/lib/payments/reconcile-payment"`],
  ["lib/jobs/d.ts", `import "@/lib/reconcile/reconcile"`],
  ["lib/card-testing/b.ts", `import "@/lib/orders/network-declines"`],
  ["lib/env.ts", `const settings = process.env`],
  ["scripts/d.ts", `import "@/lib/prisma"`],
  ["sandbox/http/c.ts", `import "../sandbox"`],
  ["e2e/f.ts", `import "./checkout-page"`],
];

const RULES = /^(plugin|lint\/style\/(noRestrictedImports|noProcessEnv))$/;
const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ category: z.string().nullable(), location: z.object({ path: z.unknown() }) }),
  ),
});

let folder = "";
let refused = new Set<string>();

beforeAll(async () => {
  // Below a folder of this name, because a clone may well live in /app.
  folder = path.join(await mkdtemp(path.join(tmpdir(), "till-imports-")), "app");
  await mkdir(folder);
  const config = z
    .looseObject({})
    .parse(JSON.parse(await readFile(path.join(repository, "biome.json"), "utf8")));
  await writeFile(path.join(folder, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
  const rules = "scripts/testing/lint-rules";
  await cp(path.join(repository, rules), path.join(folder, rules), { recursive: true });
  for (const [file, statement] of [...REFUSED, ...ALLOWED]) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `${statement};\n`);
  }
  const biome = path.join(repository, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none"];
  // Biome ends with an error code, because it finds what these files are for.
  const printed = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error);
  const { diagnostics } = reportSchema.parse(JSON.parse(printed.stdout));
  refused = new Set(
    diagnostics
      .filter(({ category }) => category !== null && RULES.test(category))
      .map(({ location }) => JSON.stringify(location.path)),
  );
});

afterAll(() => rm(path.dirname(folder), { recursive: true, force: true }));

function isRefused(file: string): boolean {
  return [...refused].some((where) => where.includes(file));
}

describe("is refused", () => {
  test.each(REFUSED)("%s: %s", (file) => {
    expect(isRefused(file)).toBe(true);
  });
});

describe("is allowed", () => {
  test.each(ALLOWED)("%s: %s", (file) => {
    expect(isRefused(file)).toBe(false);
  });
});
