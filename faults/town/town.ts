import { randomUUID } from "node:crypto";
import path from "node:path";
import getPort from "get-port";
import { openPool, SECRET_KEY, type World } from "@/faults/world/world";
import { log } from "@/lib/log";
import { prisma } from "@/lib/prisma";
import { openOwner, owner } from "@/lib/testing/database";
import { type Door, openDoor } from "@/lib/testing/door";
import { controlSandbox } from "@/lib/testing/sandbox";
import { WEBHOOK_SECRET } from "@/lib/testing/signature";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { databaseUrl } from "@/scripts/postgres/connect";
import { migrate } from "@/scripts/postgres/migrate";
import { buildApp } from "@/scripts/stack/build";
import { appProgram, sandboxProgram, webhookOf, workerProgram } from "@/scripts/stack/parts";
import { type App, actionsOf } from "./app";
import { type Resident, residentPostgres, residentProgram } from "./resident";

const PASSWORD = "faults";
const HOST = "127.0.0.1";

/** A whole shop of real processes: two apps, two workers, PostgreSQL, and the sandbox in Stripe's place. */
export type Town = World & {
  apps: readonly [App, App];
  workers: readonly [Resident, Resident];
  postgres: Resident;
  stripe: Resident;
  /** What leads from the shop to the database and to Stripe, and can be cut. The harness has its own way to Stripe. */
  doors: { database: Door; stripe: Door };
  ownerUrl: string;
};

/** Starts everything on free ports, on a database of its own. The shop's settings become this process's own. */
export async function openTown(lifetime: Lifetime): Promise<Town> {
  log.level = "silent";
  await buildApp();
  const home = await temporaryFolder(lifetime);
  const databaseDoor = await openDoor(0);
  lifetime.onStop(() => databaseDoor.close());
  const postgres = residentPostgres(home, PASSWORD, databaseDoor.leadTo, lifetime);
  await postgres.start();
  const urlFor = (role: Parameters<typeof databaseUrl>[1]) =>
    databaseUrl({ port: databaseDoor.port, password: PASSWORD }, role);
  const [ownerUrl, servingUrl] = [urlFor("till_owner"), urlFor("till_app")];
  await migrate({ owner: ownerUrl, serving: servingUrl });

  const [port, otherPort, stripePort] = [await getPort(), await getPort(), await getPort()];
  const stripeDoor = await openDoor(stripePort);
  lifetime.onStop(() => stripeDoor.close());
  const stripeUrl = `http://${HOST}:${stripePort}`;
  const settings = (stripe: string) => ({
    DATABASE_URL: servingUrl,
    STRIPE_SECRET_KEY: SECRET_KEY,
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_till",
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: stripe,
    NEXT_PUBLIC_STRIPE_JS_URL: `${stripe}/endive/stripe.js`,
    AUTH_SECRET: "a secret of thirty-two characters",
    // Each press of Pay comes from a network of its own, which it says as a proxy would.
    TRUSTED_PROXIES: "1",
    APP_URL: `http://${HOST}:${port}`,
  });
  Object.assign(process.env, settings(stripeUrl));
  openOwner(ownerUrl);
  const env = { ...process.env, ...settings(`http://${HOST}:${stripeDoor.port}`) };
  const output = path.join(repository, "test-results/logs/faults");
  const controlKey = randomUUID();
  const webhooks = [webhookOf(port), webhookOf(otherPort)];
  const data = path.join(home, "sandbox");
  const stripe = residentProgram(
    sandboxProgram({ ...{ env, output, port: stripePort }, ...{ webhooks, data, controlKey } }),
    lifetime,
  );
  await stripe.start();
  const actions = await actionsOf(repository);
  const openApp = async (name: string, appPort: number): Promise<App> => {
    const url = `http://${HOST}:${appPort}`;
    const own = { ...env, PORT: String(appPort), APP_URL: url };
    const program = appProgram({ env: own, output, development: false, name });
    const app = { ...residentProgram(program, lifetime), url, actions };
    await app.start();
    return app;
  };
  const openWorker = async (name: string): Promise<Resident> => {
    const worker = residentProgram(workerProgram({ env, output, name }), lifetime);
    await worker.start();
    return worker;
  };
  const apps = [await openApp("app-1", port), await openApp("app-2", otherPort)] as const;
  const workers = [await openWorker("worker-1"), await openWorker("worker-2")] as const;
  const [pool, jobPool] = [openPool(urlFor("postgres"), 2), openPool(servingUrl, 3)];
  lifetime.onStop(async () => {
    await jobPool.end();
    await pool.end();
    await prisma().$disconnect();
    await owner().$disconnect();
  });
  return {
    ...{ apps, workers, postgres, stripe, stripeUrl, ownerUrl, jobPool },
    doors: { database: databaseDoor, stripe: stripeDoor },
    sandbox: { control: (route, body) => controlSandbox({ url: stripeUrl, controlKey }, route, body) },
    query: async <Row>(sql: string) => (await pool.query(sql)).rows as Row[],
    acknowledged: new Set(),
  };
}
