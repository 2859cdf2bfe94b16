import { expect, test } from "vitest";
import { readStaffCommand } from "./staff-command";

test.each([
  [],
  ["ada@example.com"],
  ["ada@example.com", "admin"],
  ["ada@example.com", "viewer", "Ada", "Vinter"],
  ["list", "ada@example.com"],
  ["reset"],
  ["reset", "ada"],
  ["reset", "ada@example.com", "a-password-of-my-own"],
  ["role", "ada@example.com"],
  ["role", "ada@example.com", "admin"],
  ["remove", "ada@example.com"],
])("words that ask for nothing known get the usage: %j", (...words) => {
  expect(() => readStaffCommand(words)).toThrow(/^Usage: npm run staff/);
});

test.each([
  ["ada@example.com", "viewer"],
  ["ada@example.com", "fulfilment"],
  ["ada@example.com", "owner"],
  ["ada@example.com", "finance", "Ada Vinter"],
  ["list"],
  ["reset", "ada@example.com"],
  ["role", "ada@example.com", "support"],
  ["disable", "ada@example.com"],
  ["enable", "ada@example.com"],
  ["sign-out", "ada@example.com"],
])("a command is read before a database is looked for: %j", (...words) => {
  expect(readStaffCommand(words)).toBeTypeOf("function");
});
