import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import * as shop from "./shop";

const ROOT = path.join(import.meta.dirname, "..");
/** The shop's facts themselves, the demo's products, generated code, and tests, which compare with what they know. */
const MAY_NAME_IT = /^(lib\/shop\.ts|prisma\/(products\.ts|generated\/.*)|.*\.test\.tsx?|lib\/testing\/.*)$/;

const sources = ["app", "components", "lib", "prisma"]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.(tsx?|css|svg)$/.test(file) && !MAY_NAME_IT.test(file));

/** Every text of the shop's facts that could only be this shop's: more than one word, or an address. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return /[ @/]/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const { SHIPS_TO: _, ...facts } = shop;

/** How a promise looks that somebody made outside of lib/shop.ts. */
const PROMISE =
  /include[sd]? (the )?tax|\b(\d+|two|three|thirty|fourteen) (working )?days?\b.*\b(send|return|back)\b|within (a|\d+|two|three) (working )?days?\b/i;

describe("what is this shop's stands in lib/shop.ts only", () => {
  test("the sources are found", () => {
    expect(sources).toContain("app/(shop)/layout.tsx");
    expect(sources.length).toBeGreaterThan(200);
  });

  test.each(textsOf(facts))("%s", (text) => {
    const found = sources.filter((file) => readFileSync(path.join(ROOT, file), "utf8").includes(text));
    expect(found).toEqual([]);
  });

  test("nobody else promises a time or says how prices are taxed", () => {
    const found = sources.flatMap((file) =>
      readFileSync(path.join(ROOT, file), "utf8")
        .split("\n")
        .filter((line) => PROMISE.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

test("every country has a code that forms and carriers know", () => {
  expect(Object.keys(shop.SHIPS_TO).filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
});

test("prices are shown in one of the shop's currencies until somebody chooses", () => {
  expect(shop.SHOP_CURRENCIES).toContain(shop.DEFAULT_CURRENCY);
});

test("the code has no error of type with the facts of another shop", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "till-another-shop-"));
  const inRoot = (file: string) => path.join(ROOT, file);
  const config = {
    extends: inRoot("tsconfig.json"),
    compilerOptions: {
      incremental: false,
      typeRoots: [inRoot("node_modules/@types")],
      paths: { "@/lib/shop": [inRoot("lib/testing/another-shop.ts")], "@/*": [inRoot("*")] },
    },
    include: ["app", "components", "lib", "prisma"]
      .map(inRoot)
      .concat(inRoot("proxy.ts"), inRoot("next-env.d.ts")),
    // The products' prices are the adopter's next step, and tests pay in the demo shop's currencies.
    exclude: ["**/*.test.ts", "**/*.test.tsx", "lib/testing", "prisma/products.ts"].map(inRoot),
  };
  await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  const tsc = inRoot("node_modules/typescript/bin/tsc");
  const errors = await promisify(execFile)(process.execPath, [tsc, "-p", folder]).then(
    ({ stdout }) => stdout,
    (error) => String(error.stdout),
  );
  await rm(folder, { recursive: true });
  expect(errors).toBe("");
});
