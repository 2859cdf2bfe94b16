import { log } from "@/lib/log";
import { ExpectedFailure } from "./command/expected-failure";
import { runTask } from "./command/run-command";
import { DRILLS } from "./drills/drills";
import { openStage } from "./drills/stage";

const USAGE = `Usage: npm run drill NAME
Plays a situation in the demo that runs in this clone, for the shop's staff to practise. "end" ends what goes on.

${[...DRILLS.map(({ name, title }) => [name, title]), ["end", "What goes on comes to an end"]]
  .map(([name = "", title]) => `  ${name.padEnd(22)}${title}`)
  .join("\n")}`;

await runTask(async (lifetime) => {
  const [name] = process.argv.slice(2);
  const drill = DRILLS.find((one) => one.name === name);
  if (!drill && name !== "end") throw new ExpectedFailure(USAGE);
  const stage = await openStage(lifetime);
  log.level = "silent";
  await stage.control("faults/clear", {});
  if (!drill) {
    await stage.control("settings", { slow_payment: 5_000 });
    console.log(
      "Stripe answers again and tells everything. What was missed is asked for within three minutes.",
    );
    return;
  }
  const happened = await drill.play(stage);
  console.log(`\n${drill.title}\n\n${happened.map((line) => `  ${line}`).join("\n")}\n`);
  console.log(`  Staff see it at ${stage.appUrl}/admin/health and ${stage.appUrl}/admin/orders.`);
  console.log(`  What to do: docs/runbooks/${drill.name}.md. When you are done: npm run drill end\n`);
});
