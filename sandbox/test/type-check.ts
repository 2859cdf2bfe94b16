import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** A live answer and the type of Stripe's that it must have, such as `Stripe.PaymentIntent`. */
export type Answer = { type: string; body: unknown; about: string };

/**
 * Compiles answers as object literals against the types of the `stripe` package, whose open enums are closed first:
 * missing and unknown fields, wrong nulls and unknown enum values are errors. Returns the compiler's complaints.
 */
export async function complaintsOf(answers: readonly Answer[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "stripe-types-"));
  try {
    const types = dirname(dirname(require.resolve("stripe")));
    await cp(join(types, "esm"), join(folder, "stripe"), {
      recursive: true,
      filter: (source) => !/\.(js|map)$/.test(source),
    });
    await closeEnums(join(folder, "stripe", "shared.d.ts"));
    const lines = answers.map(({ type, body, about }, index) => {
      return `// ${about}\nexport const answer${index}: ${type} = ${JSON.stringify(body)};\n`;
    });
    const source = `import type { Stripe } from "./stripe/stripe.core.js";\n${lines.join("")}`;
    await writeFile(join(folder, "check.ts"), source);
    const options = { target: "ES2023", module: "esnext", moduleResolution: "bundler", strict: true };
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { ...options, noEmit: true, skipLibCheck: true, types: [] },
        files: ["check.ts"],
      }),
    );
    return await compile(folder, source.split("\n"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function closeEnums(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const closed = text.replace(/export type OtherString = [^;]+;/, "export type OtherString = never;");
  if (closed === text) throw new Error("The stripe package no longer has the open enums this check closes");
  await writeFile(file, closed);
}

async function compile(folder: string, source: readonly string[]): Promise<string[]> {
  const compiler = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  try {
    await run(process.execPath, [compiler, "-p", folder], { maxBuffer: 16 * 1024 * 1024 });
    return [];
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    return output
      .split("\n")
      .filter((line) => line.includes("error TS"))
      .map((line) => {
        const at = Number(/\((\d+),/.exec(line)?.[1] ?? 0);
        return `${source[at - 2] ?? ""}: ${line.replace(/^.*error /, "")}`;
      });
  }
}
