import { afterAll, expect, test, vi } from "vitest";
import { readHealthFacts } from "@/lib/admin/health-facts";
import { judgeHealth } from "@/lib/admin/judge-health";
import { prisma } from "@/lib/prisma";
import { stripe } from "@/lib/stripe/client";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { startTestSandbox, type TestSandbox } from "@/lib/testing/sandbox";

let sandbox: TestSandbox;
setUpDatabase(async () => {
  sandbox = await startTestSandbox();
  return sandbox.settings;
});
afterAll(() => sandbox.stop());

/** A call as a page makes it: asked once. Whether it was answered. */
const call = () =>
  stripe("page")
    .paymentIntents.list({ limit: 1 })
    .then(
      () => true,
      () => false,
    );

async function stripeLight(): Promise<string> {
  const signals = judgeHealth(await readHealthFacts(), { kind: "checked", broken: [] });
  return signals.find(({ name }) => name === "stripe")?.light ?? "not watched";
}

test("the light of Stripe is what calls met: red while it is down, and green again when it has been back for a while", async () => {
  await prisma().reconcileCursor.create({ data: { purpose: "payments", seenUntil: new Date() } });
  expect(await call()).toBe(true);
  await vi.waitFor(async () => expect(await prisma().stripeContact.count()).toBe(1));
  expect(await stripeLight()).toBe("green");

  await sandbox.stop();
  expect(await call()).toBe(false);
  await vi.waitFor(async () => expect(await stripeLight()).toBe("amber"));
  for (let calls = 1; calls < 5; calls++) expect(await call()).toBe(false);
  await vi.waitFor(async () => expect(await stripeLight()).toBe("red"));

  sandbox = await startTestSandbox({ port: sandbox.port });
  await vi.waitFor(async () => expect(await call()).toBe(true), { timeout: 60_000, interval: 250 });
  await vi.waitFor(async () => expect(await stripeLight()).toBe("amber"));
  await owner().$executeRaw`UPDATE stripe_contact SET failed_at = now() - interval '4 minutes'`;
  expect(await stripeLight()).toBe("green");
});
