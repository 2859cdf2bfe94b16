import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import { repository } from "@/scripts/command/repository";
import { environmentFor } from "@/scripts/command/system-env";

const run = promisify(execFile);

/** Everything that `next build` reads. */
const INPUTS = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "proxy.ts",
  "instrumentation-client.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const MARK = path.join(repository, ".next/till-inputs.sha256");

async function filesBelow(entry: string): Promise<string[]> {
  const full = path.join(repository, entry);
  const found = await stat(full).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [entry];
  const names = await readdir(full, { recursive: true, withFileTypes: true });
  return names
    .filter((file) => file.isFile() && !/\.test\.tsx?$/.test(file.name))
    .map((file) => path.relative(repository, path.join(file.parentPath, file.name)))
    .sort();
}

async function hashOfInputs(): Promise<string> {
  const hash = createHash("sha256")
    .update(process.version)
    .update(process.env.TILL_BENCH ?? "");
  for (const file of (await Promise.all(INPUTS.map(filesBelow))).flat()) {
    hash.update(`\0${file}\0`).update(await readFile(path.join(repository, file)));
  }
  return hash.digest("hex");
}

/** Builds the shop for production unless the last build was of the same files. Settings play no part in it. */
export async function buildApp(): Promise<"built" | "unchanged"> {
  const hash = await hashOfInputs();
  // `npm run bench` takes its build away when it ends, and only the mark stays.
  if ((await isBuilt()) && (await readFile(MARK, "utf8").catch(() => null)) === hash) return "unchanged";
  await rm(MARK, { force: true });
  try {
    await run(process.execPath, [path.join(repository, "node_modules/next/dist/bin/next"), "build"], {
      cwd: repository,
      env: {
        ...environmentFor(process.env, ["TILL_BENCH"]),
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        TILL_TYPES_CHECKED: "1",
      },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (cause) {
    const printed = cause instanceof Error && "stdout" in cause && "stderr" in cause ? cause : null;
    throw new ExpectedFailure(`The build failed:\n${printed?.stdout ?? ""}${printed?.stderr ?? ""}`, {
      cause,
    });
  }
  await writeFile(MARK, hash);
  return "built";
}

async function isBuilt(): Promise<boolean> {
  return (await stat(path.join(repository, ".next/BUILD_ID")).catch(() => null)) !== null;
}

/** Throws an ExpectedFailure when there is no production build. */
export async function assertBuilt(): Promise<void> {
  if (await isBuilt()) return;
  throw new ExpectedFailure("There is no production build yet: run `npm run build` first.");
}
