import { expect, test } from "vitest";
import { createStatementNames } from "./statement-names";

const asked = (sql: string, args: unknown[] = [1]) => ({ sql, args });

test("a text keeps its name, and another text has another", () => {
  const name = createStatementNames(10);
  const first = name(asked("SELECT $1"));
  expect(first).not.toBe("");
  expect(name(asked("SELECT $1", [2]))).toBe(first);
  expect(["", first]).not.toContain(name(asked("SELECT $1 + 1")));
});

test("a statement without parameters is not prepared", () => {
  expect(createStatementNames(10)(asked("BEGIN", []))).toBe("");
});

test("texts without end do not fill the connections: after so many the next has no name, and the first keep theirs", () => {
  const name = createStatementNames(2);
  const kept = [name(asked("a")), name(asked("b"))];
  expect(name(asked("c"))).toBe("");
  expect([name(asked("a")), name(asked("b"))]).toEqual(kept);
});
