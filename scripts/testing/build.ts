import { runTask } from "@/scripts/command/run-command";
import { buildApp } from "@/scripts/stack/build";

await runTask(async () => {
  console.log((await buildApp()) === "built" ? "Built." : "Nothing changed since the last build.");
});
