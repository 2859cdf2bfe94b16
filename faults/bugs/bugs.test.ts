import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { FIGURES } from "@/faults/figures";
import { repository } from "@/scripts/command/repository";
import { BUGS } from "./bugs";

// A bug whose line was changed plants nothing: it has to follow the code.
test.each(BUGS.map((bug) => [bug.name, bug] as const))("can be planted: %s", async (_, bug) => {
  for (const { file, find, replace } of bug.edits ?? []) {
    const text = await readFile(path.join(repository, file), "utf8");
    expect(text.split(find), `${file}: ${find}`).toHaveLength(2);
    expect(replace).not.toBe(find);
  }
  expect((bug.edits?.length ?? 0) + (bug.sql ? 1 : 0)).toBeGreaterThan(0);
  for (const { figure } of bug.hunt) expect(FIGURES.map(({ name }) => name)).toContain(figure);
});

test("every bug has a name of its own", () => {
  expect(new Set(BUGS.map(({ name }) => name)).size).toBe(BUGS.length);
});
