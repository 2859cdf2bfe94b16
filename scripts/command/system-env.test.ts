import { expect, test } from "vitest";
import { environmentFor } from "./system-env";

const source = {
  NODE_ENV: "production",
  PATH: "/usr/bin",
  LC_ALL: "C",
  NODE_OPTIONS: "--max-old-space-size=512",
  DATABASE_URL: "postgres://till:secret@127.0.0.1/till",
  STRIPE_SECRET_KEY: "sk_test_x",
  AUTH_SECRET: "a",
  SMTP_URL: "smtp://user:secret@mail.example",
  CLOUD_TOKEN: "t",
} as const;

test("a program gets what it needs of the machine and no secret of anybody", () => {
  const { NODE_ENV, PATH, LC_ALL, NODE_OPTIONS } = source;
  expect(environmentFor(source)).toEqual({ NODE_ENV, PATH, LC_ALL, NODE_OPTIONS });
});

test("a program gets the settings that are named for it, and of them those that are there", () => {
  const environment = environmentFor(source, ["DATABASE_URL", "PORT"]);
  expect(environment).toMatchObject({ DATABASE_URL: source.DATABASE_URL });
  expect(Object.keys(environment)).not.toContain("PORT");
  expect(Object.keys(environment)).not.toContain("STRIPE_SECRET_KEY");
});
