import { rm } from "node:fs/promises";
import path from "node:path";
import { log } from "@/lib/log";
import { createPrisma, prisma } from "@/lib/prisma";
import { benchList } from "./bench/list-bench";
import { benchOrders } from "./bench/order-bench";
import { benchPageBytes } from "./bench/page-bytes";
import { heading } from "./bench/report";
import { benchWebhooks } from "./bench/webhook-bench";
import { repository } from "./command/repository";
import { runTask } from "./command/run-command";
import { startThrowawayShop } from "./stack/throwaway-shop";
import { own, runTool } from "./testing/run-tool";

const SANDBOX_PAYMENTS = "100000";

// The yardstick routes exist only in a build made with this set; see next.config.ts.
process.env.TILL_BENCH = "1";
log.level = "silent";

await runTask(async (lifetime) => {
  // Without it nothing takes this build for the shop's own.
  lifetime.onStop(() => rm(path.join(repository, ".next/BUILD_ID"), { force: true }));
  heading(`Till's benchmarks: Node ${process.version}, ${process.platform} ${process.arch}`);
  const shop = await startThrowawayShop({ worker: false }, lifetime);
  lifetime.onStop(() => prisma().$disconnect());
  const owner = createPrisma(shop.ownerUrl);
  lifetime.onStop(() => owner.$disconnect());
  const order = await benchOrders(owner);
  await benchPageBytes(shop.appUrl, order.path);
  await benchWebhooks({ ...shop, prisma: owner, ...order });
  await benchList(owner);
  heading("The sandbox by itself");
  await runTool(own("sandbox/scripts/bench.ts", SANDBOX_PAYMENTS), lifetime, { echo: true });
});
