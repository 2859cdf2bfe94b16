import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export type Asset = { body: string; etag: string };

const cache = new Map<string, Promise<Asset>>();

/** A browser script built in memory from a TypeScript entry beside this file; built once per process. */
export function script(entry: URL): Promise<Asset> {
  return cached(entry.href, async () => {
    const result = await build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      write: false,
      format: "iife",
      target: "es2022",
      charset: "utf8",
      minify: true,
      legalComments: "none",
    });
    return result.outputFiles[0]?.text ?? "";
  });
}

/** A file served as it is, read once per process. */
export function file(location: URL): Promise<Asset> {
  return cached(location.href, () => readFile(location, "utf8"));
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
