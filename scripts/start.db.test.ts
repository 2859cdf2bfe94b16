import { afterAll, describe, expect, test, vi } from "vitest";
import { readDatabaseUrl } from "@/lib/env";
import { prisma } from "@/lib/prisma";
import { owner, ownerUrl, setUpDatabase } from "@/lib/testing/database";
import { Lifetime } from "./command/lifetime";
import { assertReadyToServe } from "./stack/assert-database-ready";
import { own, runTool } from "./testing/run-tool";

setUpDatabase();
const lifetime = new Lifetime();
afterAll(() => lifetime.stop());

const LIVE = {
  STRIPE_SECRET_KEY: "sk_live_mine",
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_live_mine",
  STRIPE_WEBHOOK_SECRET: "whsec_mine",
  APP_URL: "https://shop.example",
};
const NOBODY_LISTENS = "postgres://till:secret@127.0.0.1:1/till";

function run(program: string, settings: Record<string, string>) {
  return runTool({ ...own(program), env: { ...process.env, ...settings } }, lifetime);
}

describe.each(["scripts/start.ts", "scripts/worker.ts"])(
  "%s does not start, and says why in one line",
  (program) => {
    async function refusal(settings: Record<string, string>): Promise<string> {
      const { code, printed } = await run(program, settings);
      expect(code).toBe(1);
      // One line of words, and no stack trace.
      expect(printed.trim().split("\n")).toHaveLength(1);
      return printed;
    }

    test("when PostgreSQL is down", async () => {
      const said = await refusal({ DATABASE_URL: NOBODY_LISTENS });
      expect(said).toMatch(/DATABASE_URL does not answer \(.*ECONNREFUSED.*\): start it/);
      expect(said).not.toContain("secret");
    });

    test("with live keys on a database of test mode", async () => {
      await prisma().installation.update({ where: { id: 1 }, data: { livemode: false } });
      expect(await refusal(LIVE)).toContain("belongs to Stripe's test mode and the keys to the other");
    });

    test("on a database that lacks migrations", async () => {
      const rows = await owner().$queryRaw<{ migration_name: string }[]>`
      UPDATE _prisma_migrations SET finished_at = NULL
      WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name`;
      expect(await refusal({})).toContain(`(${rows[0]?.migration_name}): run \`npm run migrate\` first`);
      await owner().$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL`;
    });
  },
);

describe("before it serves", () => {
  async function warnings(url: string): Promise<string[]> {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    await assertReadyToServe(url);
    const said = warn.mock.calls.map(([line]) => String(line));
    warn.mockRestore();
    return said;
  }

  test("a role that may do more than serve is warned about, with what it may", async () => {
    expect(await warnings(ownerUrl())).toEqual([
      expect.stringMatching(/role till_owner, which may change the tables, .*Set DATABASE_OWNER_URL/),
    ]);
  });

  test("a role that only serves is not", async () => {
    expect(await warnings(readDatabaseUrl())).toEqual([]);
  });
});
