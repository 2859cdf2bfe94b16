import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { repository } from "@/scripts/command/repository";
import type { Caught } from "./bugs/hunt";
import { rowsOf } from "./report";
import type { Outcome } from "./run-figure";

const GIB = 1024 ** 3;

/** Writes docs/reliability.md from what was run just now. */
export async function record(
  outcomes: readonly Outcome[],
  caught: readonly Caught[],
  seed: string,
): Promise<void> {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: repository }).toString().trim();
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / GIB)} GiB, ${process.platform}, Node ${process.version}`;
  const rows = rowsOf(outcomes, caught).map(
    ({ what, done, verdict, time }) => `| ${what} | ${done} | ${verdict} | ${time} |`,
  );
  const bugs = caught.map(({ bug, by }) => {
    const noticed = by ? `\`${by.figure}\`, run ${by.runs}: ${by.rule}` : "nothing";
    return `| ${bug.name} | ${noticed} |`;
  });
  const text = `# What Till survived

Written by \`npm run faults -- --record\` on ${new Date().toISOString().slice(0, 10)}, at commit ${commit}, with seed ${seed}, on a machine with
${machine}. [faults.md](faults.md) says how it works and what it leaves out.

| what was done | how often | what came of it | time |
| --- | --- | --- | --- |
${rows.join("\n")}

## Which figure noticed which bug

| a bug that was planted | what noticed it first |
| --- | --- |
${bugs.join("\n")}
`;
  await writeFile(path.join(repository, "docs/reliability.md"), text);
}
