import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
const SEED = own("scripts/seed.ts");
const STAFF = own("scripts/staff.ts", "ada@example.com", "owner");

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

  test("seed puts the products file into the shop, and the second time finds nothing to change", async () => {
    const first = await run(SEED, { DATABASE_OWNER_URL: ownerUrl() });
    expect(first.printed).toMatch(
      /^ash-mug: new, 48 pieces\n[\s\S]*courier: new\nThe shop is as the file says\.\n$/,
    );
    expect(await prisma().product.count({ where: { active: true, stock: { gt: 0 } } })).toBeGreaterThan(10);
    const second = await run(SEED, { DATABASE_OWNER_URL: ownerUrl() });
    expect(second).toEqual({ code: 0, printed: "Nothing to change.\n" });
  });

  test("the first account of a shop is an owner's", async () => {
    const refused = await run(own("scripts/staff.ts", "ada@example.com", "viewer"));
    expect(refused.printed).toContain("The first account of a shop is an owner's");
    expect(refused.code).toBe(1);
    expect(await prisma().user.count()).toBe(0);
  });

  test("staff adds somebody, as the role that serves", async () => {
    const { code, printed } = await run(STAFF);
    expect(printed).toMatch(/^ada@example\.com may sign in at \/admin as owner with the password \S+\n$/);
    expect(code).toBe(0);
    expect(await prisma().user.count({ where: { email: "ada@example.com" } })).toBe(1);
  });

  test("staff changes somebody, and what it does not know gets the usage", async () => {
    const disabled = await run(own("scripts/staff.ts", "disable", "ada@example.com"));
    expect(disabled.printed).toBe("ada@example.com is signed out and cannot sign in any more.\n");
    expect(disabled.code).toBe(0);
    const unknown = await run(own("scripts/staff.ts", "remove", "ada@example.com"));
    expect(unknown.printed.trim()).toMatch(/^Usage: npm run staff -- …/);
    expect(unknown.code).toBe(1);
  });
});

describe.each([
  ["migrate", MIGRATE],
  ["seed", SEED],
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

describe("seed changes nothing and says", () => {
  test("where its file is wrong", async () => {
    const folder = await temporaryFolder(lifetime);
    const file = path.join(folder, "products.ts");
    const text = await readFile("prisma/products.ts", "utf8");
    await writeFile(file, text.replace("received: 48", "recieved: 48").replace("jpy: 4_800, ", ""));
    const { code, printed } = await run(own("scripts/seed.ts", file), { DATABASE_URL: ownerUrl() });
    expect(printed.trim().split("\n")).toEqual([
      "Nothing was changed. Mend these first:",
      `  ${file}:9  ash-mug received is missing`,
      `  ${file}:17  ash-mug recieved is no field of this entry`,
      `  ${file}:30  tide-cup prices.jpy is missing`,
    ]);
    expect(code).toBe(1);
  });

  test("which picture is not there", async () => {
    const folder = await temporaryFolder(lifetime);
    const file = path.join(folder, "products.ts");
    const text = await readFile("prisma/products.ts", "utf8");
    await writeFile(file, text.replace("tide-cup.svg", "tide-cup.png"));
    const { code, printed } = await run(own("scripts/seed.ts", file), { DATABASE_URL: ownerUrl() });
    expect(printed).toContain("tide-cup image /products/tide-cup.png is not in public/");
    expect(code).toBe(1);
  });

  test("where its file cannot be read", async () => {
    const file = path.join(await temporaryFolder(lifetime), "products.ts");
    await writeFile(file, "export const products = [\n  { id: 'mug' name: 'Mug' },\n];\n");
    const { code, printed } = await run(own("scripts/seed.ts", file), { DATABASE_URL: ownerUrl() });
    expect(printed).toMatch(/products\.ts cannot be read: .*:2:\d+.*Expected/s);
    expect(printed).not.toContain("    at ");
    expect(code).toBe(1);
  });

  test("that the role which serves may not change prices", async () => {
    const { code, printed } = await run(SEED);
    expect(printed).toMatch(/^\nThe role till_app may not change .*: set DATABASE_OWNER_URL .*\n$/);
    expect(code).toBe(1);
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
