import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { repository } from "@/scripts/command/repository";

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

/** What a package asks for, by its own package.json. */
function dependencies(file: string): Record<string, string> {
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).dependencies;
}

test("the schema engine is the one that the installed Prisma was made for", () => {
  const project = path.join(repository, "package.json");
  const prisma = createRequire(project).resolve("prisma/package.json");
  const engines = createRequire(prisma).resolve("@prisma/engines/package.json");
  const named = dependencies(engines)["@prisma/engines-version"];
  expect(named).toMatch(/[0-9a-f]{40}$/);
  expect(dependencies(project)["@prisma/schema-engine-wasm"]).toBe(named);
});
