import { rm } from "node:fs/promises";
import path from "node:path";
import { log } from "@/lib/log";
import { createPrisma, prisma } from "@/lib/prisma";
import type { PrismaClient } from "@/prisma/generated/client";
import { benchList } from "./bench/list-bench";
import { benchOrders, placeOne } from "./bench/order-bench";
import { benchPageBytes } from "./bench/page-bytes";
import { heading } from "./bench/report";
import { benchWebhooks } from "./bench/webhook-bench";
import { ExpectedFailure } from "./command/expected-failure";
import type { Lifetime } from "./command/lifetime";
import { repository } from "./command/repository";
import { runTask } from "./command/run-command";
import { startThrowawayShop } from "./stack/throwaway-shop";
import { own, runTool } from "./testing/run-tool";

const SANDBOX_PAYMENTS = "100000";

// The yardstick routes exist only in a build made with this set; see next.config.ts.
process.env.TILL_BENCH = "1";
log.level = "silent";

type Shop = { appUrl: string; webhookSecret: string; prisma: PrismaClient };

const PARTS: Record<string, (shop: Shop, lifetime: Lifetime) => Promise<void>> = {
  pay: ({ prisma: owner }) => benchOrders(owner),
  pages: async ({ appUrl, prisma: owner }) => benchPageBytes(appUrl, (await placeOne(owner)).path),
  webhooks: async (shop) => benchWebhooks({ ...shop, ...(await placeOne(shop.prisma)) }),
  list: ({ prisma: owner }) => benchList(owner),
  sandbox: async (_shop, lifetime) => {
    heading("The sandbox by itself");
    await runTool(own("sandbox/scripts/bench.ts", SANDBOX_PAYMENTS), lifetime, { echo: true });
  },
};

await runTask(async (lifetime) => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((part) => !Object.hasOwn(PARTS, part));
  if (unknown.length > 0)
    throw new ExpectedFailure(`There is no part ${unknown.join(", ")}: ${Object.keys(PARTS).join(", ")}.`);
  // Without it nothing takes this build for the shop's own.
  lifetime.onStop(() => rm(path.join(repository, ".next/BUILD_ID"), { force: true }));
  heading(`Till's benchmarks: Node ${process.version}, ${process.platform} ${process.arch}`);
  const shop = await startThrowawayShop({ worker: false }, lifetime);
  lifetime.onStop(() => prisma().$disconnect());
  const owner = createPrisma(shop.ownerUrl);
  lifetime.onStop(() => owner.$disconnect());
  for (const [name, bench] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench({ ...shop, prisma: owner }, lifetime);
  }
});
