import { runService } from "./command/run-command";
import { seconds } from "./command/step";
import { shopNotice } from "./stack/shop-notice";
import { startShop } from "./stack/start-shop";

await runService(async (lifetime) => {
  const started = performance.now();
  console.log("\nTill demo\n");
  const shop = await startShop({ development: false, fresh: process.argv.includes("--fresh") }, lifetime);
  console.log(`\nReady in ${seconds(performance.now() - started)}.\n\n${shopNotice(shop)}\n`);
  console.log("  Logs are in .data/logs. Ctrl-C stops all of it.\n");
});
