import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const INDEX = "README.md";
const RECORD = /^(\d{4})-[a-z0-9-]+\.md$/;
const STATUS =
  /^\*\*Status\.\*\* (Accepted|Superseded by \[\d+\]\(\d{4}-[a-z0-9-]+\.md\)), (\d{4}-\d{2}-\d{2})\.$/m;

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".md") && file !== INDEX);
const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), "utf8");

/** The record's line in the index, made of what the record says about itself. */
function indexLine(file: string): string {
  const text = read(file);
  const [, number] = RECORD.exec(file) ?? [];
  const [, titleNumber, title] = /^# (\d+)\. (.+)$/m.exec(text) ?? [];
  const [, status, date] = STATUS.exec(text) ?? [];
  if (!number || Number(titleNumber) !== Number(number) || !title || !status) {
    throw new Error(
      `${file} needs the title "# ${Number(number)}. …" and the line "**Status.** Accepted, YYYY-MM-DD."`,
    );
  }
  return `| [${titleNumber}](${file}) | ${title} | ${status}, ${date} |`;
}

test.each(files)("%s has a title with its number, a status and a date", (file) => {
  expect(indexLine(file)).toContain(file);
});

test("no two records have one number", () => {
  const numbers = files.map((file) => file.slice(0, 4));
  expect(numbers).toEqual([...new Set(numbers)]);
});

test("the index has one line for each record, in the order of their numbers", () => {
  const lines = read(INDEX)
    .split("\n")
    .filter((line) => line.startsWith("| ["));
  expect(lines).toEqual(files.sort().map(indexLine));
});
