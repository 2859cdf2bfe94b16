import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** One import of a file of `src/` by another; both are paths below it, such as `webhooks/emit.ts`. */
export type Import = { from: string; to: string; typeOnly: boolean };

const STATEMENT = /^(?:import|export)\s(type\s)?(?:[^;"]*?\sfrom\s)?"([^"]+)";|import\(\s*"([^"]+)"\s*\)/gm;

/** Reads what a file's text imports of the package itself. Biome's formatting puts each statement at a line's start. */
export function importsIn(from: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].flatMap(([, type, named, called]) => {
    const specifier = named ?? called ?? "";
    if (!specifier.startsWith(".")) return [];
    const to = `${path.posix.join(path.posix.dirname(from), specifier)}.ts`;
    return [{ from, to, typeOnly: type !== undefined }];
  });
}

/** All imports among the program's own files below `folder`, tests left out. */
export async function readImports(folder: string): Promise<Import[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const found = files.map(async (file) => importsIn(file, await readFile(path.join(folder, file), "utf8")));
  return (await Promise.all(found)).flat();
}

/** Files that import one another in a circle, types included; null when there is none. */
export function findCircle(imports: readonly Import[]): string[] | null {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): string[] | null => {
    if (above.includes(file)) return [...above.slice(above.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const to of targets.get(file) ?? []) {
      const circle = visit(to, [...above, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of targets.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
}
