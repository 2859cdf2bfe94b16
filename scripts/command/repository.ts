import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder this clone lives in. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where demo and dev keep their database, secrets and logs; not in git. */
export const dataFolder = path.join(repository, ".data");

/** What Node preloads to run a TypeScript file of this repository. */
export const typescript = path.join(repository, "scripts/command/typescript.mjs");
