import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { scriptOptions } from "../src/http/assets";

const run = promisify(execFile);
const folder = path.resolve(import.meta.dirname, "..");
const source = path.join(folder, "src");
/** `npm run build -- FOLDER` leaves the package's own folder as it is. */
const target = path.resolve(process.argv[2] ?? path.join(folder, "dist"));
/** The folders with scripts and styles for browsers. */
const PAGES = ["browser", "watch"];

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The command and the library for plain Node.js; what the package depends on stays outside. */
async function buildPrograms(): Promise<void> {
  await build({
    entryPoints: [path.join(source, "main.ts"), path.join(source, "index.ts")],
    outdir: target,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    define: { PREBUILT: "true" },
    // Takes out what only runs from source.
    minifySyntax: true,
  });
}

/** What browsers get, where `src/http/assets.ts` looks for it. */
async function buildAssets(): Promise<void> {
  for (const part of PAGES) {
    const files = await readdir(path.join(source, part), { recursive: true });
    for (const file of files.filter((name) => path.basename(name) === "main.ts")) {
      const { outputFiles } = await build(scriptOptions(path.join(source, part, file)));
      const script = file.replace(/\.ts$/, ".js");
      await write(path.join(target, "assets", part, script), outputFiles[0]?.text ?? "");
    }
    const styles = path.join(part, "styles");
    await cp(path.join(source, styles), path.join(target, "assets", styles), { recursive: true });
  }
}

/** The types of `index.ts` and of what it names, with the file extensions that Node's resolution asks for. */
async function buildTypes(): Promise<void> {
  const compiler = createRequire(import.meta.url).resolve("typescript/package.json");
  const tsc = path.join(path.dirname(compiler), "bin", "tsc");
  const all = path.join(target, "all-types");
  const project = path.join(folder, "tsconfig.build.json");
  await run(process.execPath, [tsc, "-p", project, "--outDir", all, "--rootDir", source]);
  const copied = new Set<string>();
  const copy = async (file: string): Promise<void> => {
    if (copied.has(file)) return;
    copied.add(file);
    const text = await readFile(path.join(all, file), "utf8");
    const named = text.replaceAll(/ from "(\.[^"]+)"/g, ' from "$1.js"');
    await write(path.join(target, file), named);
    for (const [, specifier = ""] of text.matchAll(/ from "(\.[^"]+)"/g)) {
      await copy(path.join(path.dirname(file), `${specifier}.d.ts`));
    }
  };
  await copy("index.d.ts");
  await rm(all, { recursive: true });
}

await rm(target, { recursive: true, force: true });
await buildPrograms();
await buildAssets();
await buildTypes();
