import { buildApp } from "./stack/build";
import { runTask } from "./stack/run-command";

await runTask(async () => {
  console.log((await buildApp()) === "built" ? "Built." : "Nothing changed since the last build.");
});
