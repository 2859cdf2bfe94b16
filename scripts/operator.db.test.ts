import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readDatabaseUrl } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { ownerUrl, setUpDatabase } from "@/lib/testing/database";
import { Lifetime } from "./command/lifetime";
import { temporaryFolder } from "./command/temporary-folder";
import { startDatabase } from "./postgres/start-database";
import { findDatabase } from "./stack/find-database";
import { readSecrets } from "./stack/secrets";
import { own, runTool } from "./testing/run-tool";

setUpDatabase();
const lifetime = new Lifetime();
afterAll(() => lifetime.stop());

const NOTHING_ELSE = {
  STRIPE_SECRET_KEY: "",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "",
  STRIPE_WEBHOOK_SECRET: "",
  APP_URL: "",
  AUTH_SECRET: "",
};

/** Runs a command with the database's settings and no other. */
function run(tool: ReturnType<typeof own>, settings: Record<string, string> = {}) {
  return runTool({ ...tool, env: { ...process.env, ...NOTHING_ELSE, ...settings } }, lifetime);
}

const MIGRATE = own("scripts/migrate.ts");
const STAFF = own("scripts/staff.ts", "ada@example.com", "viewer");

describe("with nothing but the database", () => {
  test("migrate finds it up to date and says who may serve", async () => {
    const { code, printed } = await run(MIGRATE, { DATABASE_OWNER_URL: ownerUrl() });
    expect(printed).toBe("The database is up to date.\nThe role till_app may serve, and nothing more.\n");
    expect(code).toBe(0);
  });

  test("migrate warns when one role does both", async () => {
    const { code, printed } = await run(MIGRATE, { DATABASE_URL: ownerUrl() });
    expect(printed).toContain("Warning: the shop will serve with the role that owns the tables");
    expect(code).toBe(0);
  });

  test("staff adds somebody, as the role that serves", async () => {
    const { code, printed } = await run(STAFF);
    expect(printed).toMatch(/^ada@example\.com may sign in at \/admin as viewer with the password \S+\n$/);
    expect(code).toBe(0);
    expect(await prisma().user.count({ where: { email: "ada@example.com" } })).toBe(1);
  });
});

describe.each([
  ["migrate", MIGRATE],
  ["staff", STAFF],
])("%s fails in one line", (_, tool) => {
  test("when PostgreSQL is down", async () => {
    const { code, printed } = await run(tool, { DATABASE_URL: "postgres://till:secret@127.0.0.1:1/till" });
    expect(code).toBe(1);
    expect(printed.trim()).toMatch(
      /^The database of DATABASE_URL does not answer \(.*\): start it, or correct/,
    );
    expect(printed.trim().split("\n")).toHaveLength(1);
    expect(printed).not.toContain("secret");
  });

  test("when its password is wrong", async () => {
    const wrong = Object.assign(new URL(readDatabaseUrl()), { password: "wrong" }).href;
    const { code, printed } = await run(tool, { DATABASE_URL: wrong });
    expect(code).toBe(1);
    expect(printed.trim()).toMatch(/correct the user and password in DATABASE_URL\.$/);
    expect(printed.trim().split("\n")).toHaveLength(1);
  });
});

describe("without DATABASE_URL", () => {
  test("a running demo's database is found, for both of its roles", async () => {
    const home = await temporaryFolder(lifetime);
    const { postgresPassword } = await readSecrets(home);
    const { serving, owner } = await startDatabase(home, postgresPassword, lifetime);
    expect(await findDatabase({ DATABASE_URL: "" }, home)).toEqual({ serving, owner });
  });

  test("and without a demo the sentence names both ways", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "till-none-"));
    await expect(findDatabase({}, home)).rejects.toMatchObject({
      name: "ExpectedFailure",
      message: expect.stringMatching(/DATABASE_URL is missing.*npm run demo/),
    });
    await rm(home, { recursive: true });
  });
});
