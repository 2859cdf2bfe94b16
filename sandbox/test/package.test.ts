import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { stripeFor } from "./start";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const folder = path.resolve(import.meta.dirname, "..");
const bare = { PATH: process.env.PATH };

const manifest = z.object({ name: z.string(), dependencies: z.record(z.string(), z.string()) });
const packing = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

/** What a project that tests against Stripe has installed anyway. */
const BESIDE = ["stripe", "@types/node", "undici-types"];

/** Such a project, which has also installed the package and what it depends on. */
let project = "";
let installed = "";
let files: string[] = [];

async function install(name: string): Promise<void> {
  const places = (require.resolve.paths(name) ?? []).map((modules) => path.join(modules, name));
  const from = places.find((place) => existsSync(place));
  if (!from) throw new Error(`${name} is not installed`);
  await cp(from, path.join(project, "node_modules", name), { recursive: true });
}

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), "till-sandbox-"));
  const { name, dependencies } = manifest.parse(
    JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")),
  );
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", project], { cwd: folder });
  // What the build says comes before the answer.
  const [pack] = packing.parse(JSON.parse(stdout.slice(stdout.indexOf("["))));
  if (!pack) throw new Error("npm packed nothing");
  files = pack.files.map((file) => file.path);
  installed = path.join(project, "node_modules", name);
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", path.join(project, pack.filename), "--strip-components=1", "-C", installed]);
  for (const dependency of [...Object.keys(dependencies), ...BESIDE]) await install(dependency);
  await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
});
afterAll(() => rm(project, { recursive: true }));

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /^Sandbox ready at (\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("The sandbox ended before it was ready");
}

const PAGES = [
  "/",
  ...["payment", "address", "link-authentication", "express-checkout", "wallet"].map(elementsPage),
  ...["three-ds-2-challenge", "challenge", "bank"].map(elementsPage),
];

function elementsPage(name: string): string {
  return `/elements/${name}`;
}

/** A page's scripts and stylesheets. */
async function assetsOf(url: string): Promise<string[]> {
  const page = await (await fetch(url)).text();
  return [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, asset = ""]) => asset);
}

test("the package holds what runs and what is read, no source and no test", () => {
  expect(files).toEqual(expect.arrayContaining(["README.md", "LICENSE", "dist/main.js", "dist/index.d.ts"]));
  const known = /^(dist\/|README\.md$|CHANGELOG\.md$|LICENSE$|package\.json$)/;
  expect(files.filter((file) => !known.test(file))).toEqual([]);
});

test("its command takes a payment of the official library and serves every script and stylesheet", async () => {
  const child = spawn(process.execPath, [path.join(installed, "dist/main.js"), "--port", "0"], {
    cwd: project,
    env: bare,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const url = await addressOf(child.stdout);
    const intent = await stripeFor(url, "sk_test_packed").paymentIntents.create({
      amount: 2000,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      return_url: "https://shop.test/done",
    });
    expect(intent.status).toBe("succeeded");
    const assets = (await Promise.all(PAGES.map((page) => assetsOf(url + page)))).flat();
    for (const asset of new Set(["/endive/stripe.js", ...assets])) {
      const answer = await fetch(url + asset);
      expect([asset, answer.status]).toEqual([asset, 200]);
      expect((await answer.text()).length).toBeGreaterThan(0);
    }
    expect(new Set(assets).size).toBeGreaterThanOrEqual(20);
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
});

const PROGRAM = `import Stripe from "stripe";
import { startSandbox } from "till-sandbox";
const sandbox = await startSandbox();
const { hostname, port } = new URL(sandbox.url);
const stripe = new Stripe("sk_test_packed", { host: hostname, port, protocol: "http" });
const customer: Stripe.Customer = await stripe.customers.create({ name: "Jenny" });
await sandbox.reset();
const left = await stripe.customers.list();
console.log(customer.name, left.data.length);
await sandbox.close();
`;

test("a program starts, resets and closes it, and its types hold under Node's own resolution", async () => {
  await writeFile(path.join(project, "program.ts"), PROGRAM);
  const compilerOptions = { module: "nodenext", target: "es2023", strict: true, types: ["node"] };
  await writeFile(
    path.join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { ...compilerOptions, lib: ["es2023", "dom"] },
      files: ["program.ts"],
    }),
  );
  const compiler = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const compiled = await run(process.execPath, [compiler, "-p", project]).catch((error: unknown) => error);
  expect(compiled).toMatchObject({ stdout: "" });
  const { stdout } = await run(process.execPath, [path.join(project, "program.js")], { env: bare });
  expect(stdout).toBe("Jenny 0\n");
});
