import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const repository = path.resolve(import.meta.dirname, "../..");
const DIRECTIVE = /^\s*["']use server["']/m;
const GUARDED = /^export const \w+ = guarded(?:ForStaff)?\(/;
const IMPORTED = /^import \{ (guarded(?:ForStaff)?) \} from "@\/lib\/guards\/guarded(?:-for-staff)?";$/gm;

/**
 * What of a file the outside could call without passing the guards. "use server" makes every export of a
 * file an address that anyone may post to, so each of its exports must be made by one of the two guards.
 */
function unguarded(source: string): string[] {
  if (!DIRECTIVE.test(source)) return [];
  if (!source.startsWith('"use server";\n')) return ["an action inside of another file"];
  const exported = source.match(/^export .*/gm) ?? [];
  const guards = [...source.matchAll(IMPORTED)].map(([, name]) => name);
  return exported.filter(
    (line) => !GUARDED.test(line) || !guards.some((name) => line.includes(` = ${name}(`)),
  );
}

const IMPORT = 'import { guarded } from "@/lib/guards/guarded";\n';

test.each([
  ["a plain function", "export async function pay() {}"],
  ["a default export", "export default async function pay() {}"],
  ["another wrapper", "export const pay = async () => {};"],
  ["an export by list", `${IMPORT}const pay = async () => {};\nexport { pay };`],
  ["an export of another file", 'export * from "./pay";'],
  ["a guard of its own making", "const guarded = (f) => f;\nexport const pay = guarded(async () => {});"],
])("%s is refused", (_, source) => {
  expect(unguarded(`"use server";\n\n${source}\n`)).not.toEqual([]);
});

test("an action inside of a component is refused", () => {
  expect(unguarded('function Page() {\n  async function pay() {\n    "use server";\n  }\n}\n')).not.toEqual(
    [],
  );
});

test("a guarded action is accepted, and a file without actions is nobody's business", () => {
  expect(unguarded(`"use server";\n\n${IMPORT}\nexport const pay = guarded(\n`)).toEqual([]);
  expect(unguarded("export async function pay() {}\n")).toEqual([]);
});

const sources = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
);
const actions = sources.filter((file) => DIRECTIVE.test(readFileSync(path.join(repository, file), "utf8")));

test.each(actions)("every action of %s is guarded", (file) => {
  expect(unguarded(readFileSync(path.join(repository, file), "utf8"))).toEqual([]);
});

test("there are actions, so that the rule above is about something", () => {
  expect(actions.length).toBeGreaterThan(4);
});
