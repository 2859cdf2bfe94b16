import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { owner, setUpDatabase } from "@/lib/testing/database";
import { repository } from "@/scripts/command/repository";
import { DRILLS } from "./drills";

setUpDatabase();

const folder = path.join(repository, "docs/runbooks");
const pages = readdirSync(folder).map((file) => ({
  file,
  text: readFileSync(path.join(folder, file), "utf8"),
}));
const commands = Object.keys(JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")).scripts);

const inCode = (text: string) =>
  [...text.matchAll(/```sql\n([^`]+)```|`([^`]+)`/g)].map(([, block, inline]) => block ?? inline ?? "");
const statements = pages.flatMap(({ file, text }) =>
  inCode(text)
    .filter((code) => /^(?:SELECT|UPDATE) /.test(code))
    .map((sql) => ({ file, sql })),
);

test.each(statements)("$file: the database understands $sql", async ({ sql }) => {
  // What stands for what whoever reads it puts in.
  const filled = sql.trim().replace(/;$/, "").replace("ARRAY[…]", "ARRAY[1]").replace("(PID)", "(0)");
  await owner().$executeRawUnsafe(`EXPLAIN ${filled}`);
});

test("there are statements to try, and every drill has its page", () => {
  expect(statements.length).toBeGreaterThan(5);
  const files = pages.map(({ file }) => file);
  for (const { name } of DRILLS) expect(files).toContain(`${name}.md`);
});

test.each(pages)("$file names only commands and drills that there are, and says how it shows", ({ text }) => {
  for (const [, command = ""] of text.matchAll(/npm run ([a-z-]+)/g)) expect(commands).toContain(command);
  const drills = [...DRILLS.map(({ name }) => name), "end"];
  for (const [, drill = ""] of text.matchAll(/npm run drill ([a-z-]+)/g)) expect(drills).toContain(drill);
  expect(text).toMatch(/\*\*(?:How it shows|When|How you see it)\.\*\*/);
});
