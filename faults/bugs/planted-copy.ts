import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import type { Edit } from "./bug";

// What a lane runs: the shop's own code, the harness and what both stand on.
const PARTS = [
  "app/api/webhooks",
  "faults",
  "lib",
  "prisma",
  "sandbox",
  "scripts",
  "package.json",
  "tsconfig.json",
];

/** A copy of the program with a bug in it, in a temporary folder. Throws when an edit fits nowhere or twice. */
export async function plantedCopy(edits: readonly Edit[], lifetime: Lifetime): Promise<string> {
  const root = await temporaryFolder(lifetime);
  const isOurs = (source: string) => !source.includes("node_modules") && !source.endsWith(".test.ts");
  for (const part of PARTS)
    await cp(path.join(repository, part), path.join(root, part), { recursive: true, filter: isOurs });
  await symlink(path.join(repository, "node_modules"), path.join(root, "node_modules"));
  for (const { file, find, replace } of edits) {
    const where = path.join(root, file);
    const text = await readFile(where, "utf8");
    const [before, after, ...more] = text.split(find);
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`${file} has ${text.split(find).length - 1} times and not once: ${find}`);
    await writeFile(where, `${before}${replace}${after}`);
  }
  return root;
}
