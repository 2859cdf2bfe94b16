import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

import { isLockTimeout, MissedLock, setLockTimeout } from "./lock-timeout";

const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
const wasmPath = path.join(path.dirname(entry), "schema_engine_bg.wasm");
let loaded: Promise<void> | undefined;

async function loadWasm(): Promise<void> {
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== "function") throw new Error("the schema engine's WebAssembly has no start function");
  start();
}

/**
 * Sends a migration to the server as it is. The adapter would cut it at every semicolon, also inside
 * functions and comments. Sent whole, it is one transaction: it happens as a whole or not at all.
 */
class WholeScripts extends PrismaPg {
  /** Whether the last script failed because a lock was not to be had in time; the engine's own error does not say. */
  missedLock = false;
  #opened: { dispose: () => Promise<void> }[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.#opened.push(adapter);
    adapter.executeScript = async (script) => {
      const driver = adapter.underlyingDriver();
      await driver.query(`${setLockTimeout("transaction")};\n${script}`).catch((error) => {
        this.missedLock = isLockTimeout(error);
        throw error;
      });
    };
    return adapter;
  }

  /** Closes what the engine leaves open, and with it lets go of the engine's advisory lock. */
  async close(): Promise<void> {
    for (const adapter of this.#opened) await adapter.dispose();
  }
}

/**
 * Runs `use` with Prisma's schema engine on one database and closes it afterwards. This is the WebAssembly
 * build from the package registry: the native one is downloaded from elsewhere, which not every machine may.
 * `schema` is the text of schema.prisma. Throws MissedLock when a migration waited for a lock for too long.
 */
export async function withSchemaEngine<T>(
  connectionString: string,
  schema: string,
  use: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadWasm();
  await loaded;
  const connections = new WholeScripts({ connectionString });
  // The engine logs whole SQL files; what went wrong comes back as an exception all the same.
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(connections),
  );
  try {
    return await use(engine);
  } catch (error) {
    throw connections.missedLock ? new MissedLock("a lock was not to be had", { cause: error }) : error;
  } finally {
    engine.free();
    await connections.close();
  }
}
