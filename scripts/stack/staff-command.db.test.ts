import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { setUpDatabase } from "@/lib/testing/database";
import { newVisitor } from "@/lib/testing/visitor";
import { readStaffCommand } from "./staff-command";

setUpDatabase();

const EMAIL = "grace@example.com";
const staff = (...words: string[]) => readStaffCommand(words)();
const passwordIn = (printed: string) => /password (\S{24})$/.exec(printed)?.[1] ?? "none was printed";
const maySignIn = async (password: string) =>
  (await signIn({ email: EMAIL, password }, newVisitor(), new Headers())).ok;

test("nobody is listed in a new shop", async () => {
  expect(await staff("list")).toBe("Nobody has an account.");
});

test("somebody is added, given a password and a role, signed out, kept out and let in again", async () => {
  const first = passwordIn(await staff(EMAIL, "owner", "Grace"));
  expect(await maySignIn(first)).toBe(true);
  expect(await staff("list")).toBe("grace@example.com\towner\tsigned in (1)\tGrace");

  const reset = await staff("reset", EMAIL);
  expect(reset).toMatch(/^grace@example\.com is signed out everywhere and has the password /);
  expect(await maySignIn(first)).toBe(false);
  expect(await maySignIn(passwordIn(reset))).toBe(true);

  expect(await staff("role", EMAIL, "finance")).toBe("grace@example.com has the role finance.");
  expect(await staff("list")).toBe("grace@example.com\tfinance\tsigned out\tGrace");
  expect(await maySignIn(passwordIn(reset))).toBe(true);
  expect(await staff("sign-out", EMAIL)).toBe("grace@example.com is signed out everywhere.");
  expect(await staff("list")).toContain("\tsigned out\t");

  expect(await staff("disable", EMAIL)).toBe("grace@example.com is signed out and cannot sign in any more.");
  expect(await staff("list")).toMatch(/^grace@example\.com\tfinance\tdisabled since \S+\tGrace$/);
  expect(await maySignIn(passwordIn(reset))).toBe(false);
  expect(await staff("enable", EMAIL)).toBe("grace@example.com may sign in again.");
  expect(await maySignIn(passwordIn(reset))).toBe(true);
});

test.each([["reset"], ["disable"], ["enable"], ["sign-out"]])(
  "%s of somebody without an account names the list",
  async (word) => {
    await expect(staff(word, "nobody@example.com")).rejects.toThrow(
      "nobody@example.com has no account; `npm run staff -- list` shows who has.",
    );
  },
);
