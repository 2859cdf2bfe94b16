import { runService } from "./command/run-command";
import { shopNotice } from "./stack/shop-notice";
import { startShop } from "./stack/start-shop";

await runService(async (lifetime) => {
  console.log("\nTill, for development\n");
  const shop = await startShop({ development: true, fresh: process.argv.includes("--fresh") }, lifetime);
  console.log(`\n${shopNotice(shop)}\n`);
});
