import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const repository = path.resolve(import.meta.dirname, "..");
const IN_DOCS = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file}`);
const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ".github/pull_request_template.md", ...IN_DOCS];

const FOLDERS = "app|components|docs|e2e|lib|prisma|public|sandbox|scripts";
const NAMED = new RegExp(`^(?:@/)?((?:${FOLDERS})/.*)$`);
/** A module is named with or without its ending; a folder with or without a slash. */
const ENDINGS = ["", ".ts", ".tsx"];

const read = (page: string) => readFileSync(path.join(repository, page), "utf8");

/** What the page names in its text, as paths from the repository's root. */
function namedPaths(text: string): string[] {
  return text.split(/[\s`"|]+/).flatMap((word) => {
    const named = NAMED.exec(word.replace(/[.,:;]+$/, ""))?.[1];
    return named && !/[…<{]/.test(named) ? [named] : [];
  });
}

/** The files that the page links to, as paths from the repository's root. */
function linkedPaths(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, target = ""]) =>
    /^[a-z]+:/.test(target) ? [] : [path.join(path.dirname(page), target)],
  );
}

/** Whether it is there; a star stands for any part of the last name. */
function exists(named: string): boolean {
  if (!named.includes("*"))
    return ENDINGS.some((ending) => existsSync(path.join(repository, named + ending)));
  const [start, end] = path.basename(named).split("*");
  return readdirSync(path.join(repository, path.dirname(named))).some(
    (name) => name.startsWith(start ?? "") && name.endsWith(end ?? ""),
  );
}

test.each(PAGES)("every path that %s names exists", (page) => {
  const text = read(page);
  const missing = [...namedPaths(text), ...linkedPaths(page, text)].filter((named) => !exists(named));
  expect(missing).toEqual([]);
});

test.each(PAGES)("every command that %s names is a script of package.json", (page) => {
  const { scripts } = JSON.parse(read("package.json"));
  const named = [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = ""]) => script);
  expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
});

test("a path that is gone is found, in a table, in code and behind a link", () => {
  const text = 'see `lib/gone.ts`.\n| `lib/gone/` | x |\nimport "@/lib/gone";\n[page](gone.md#part)';
  const found = [...namedPaths(text), ...linkedPaths("docs/a.md", text)];
  expect(found).toEqual(["lib/gone.ts", "lib/gone/", "lib/gone", "docs/gone.md"]);
  expect(found.filter(exists)).toEqual([]);
});
