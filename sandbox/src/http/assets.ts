import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";

export type Asset = { body: string; etag: string };

/** Defined by `scripts/build.ts`: the package brings every script ready-made and needs no bundler. */
declare const PREBUILT: true | undefined;

const sources = new URL("../", import.meta.url);
const prebuilt = new URL("./assets/", import.meta.url);

const cache = new Map<string, Promise<Asset>>();

/** How the script of a page is made from its TypeScript file. */
export function scriptOptions(file: string): BuildOptions & { write: false } {
  return {
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
  };
}

/**
 * The script of a page, such as `browser/payment/main.js`: out of the package, or bundled in memory from the file
 * of the same name below `src/` the first time it is asked for.
 */
export function script(path: string): Promise<Asset> {
  return cached(path, async () => {
    if (typeof PREBUILT !== "undefined") return readFile(new URL(path, prebuilt), "utf8");
    const { build } = await import("esbuild");
    const file = fileURLToPath(new URL(path.replace(/\.js$/, ".ts"), sources));
    const { outputFiles } = await build(scriptOptions(file));
    return outputFiles[0]?.text ?? "";
  });
}

/** A stylesheet, such as `browser/styles/elements.css`, read once per process. */
export function stylesheet(path: string): Promise<Asset> {
  const folder = typeof PREBUILT === "undefined" ? sources : prebuilt;
  return cached(path, () => readFile(new URL(path, folder), "utf8"));
}

function cached(key: string, make: () => Promise<string>): Promise<Asset> {
  const known = cache.get(key);
  if (known) return known;
  const asset = make().then((body) => ({ body, etag: etagOf(body) }));
  asset.catch(() => cache.delete(key));
  cache.set(key, asset);
  return asset;
}

export function etagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
