import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Task } from "../base/scheduler";
import type { Account } from "./account";
import type { Settings } from "./settings";
import type { World } from "./world";

/** One line of the file: what changed. The last line about a thing is how it stands. */
type Line =
  | { account: string; collection: string; id: string; record: object | null }
  | { task: Task | null; id: string }
  | { clock: number }
  | { settings: Settings };

const FILE = "journal.ndjson";
/** It holds signing secrets. */
const OWNER_ONLY = 0o600;

/**
 * Keeps the world in a file of changes, one JSON object per line. A start replays it and writes it anew without
 * what is outdated. Each change is handed to the system before its request is answered, so that a killed sandbox
 * has forgotten nothing it said; a half-written last line is ignored.
 */
export class Journal {
  readonly #world: World;
  readonly #file: number;
  #offset: number;

  private constructor(world: World, path: string) {
    this.#world = world;
    this.#file = openSync(path, "a", OWNER_ONLY);
    this.#offset = world.clock.offset();
    world.keepsJournal = true;
    world.recordListeners.add((account, collection, id, record) => {
      this.#write({ account: account.suffix, collection, id, record });
    });
    world.taskListeners.add((id, task) => this.#write({ task, id }));
  }

  /** Reads what the folder holds into the world, which must be new, and keeps it from then on. */
  static async open(world: World, folder: string): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, FILE);
    const tasks = await replay(world, path);
    await rm(`${path}.new`, { force: true });
    await writeFile(`${path}.new`, snapshot(world, tasks), { mode: OWNER_ONLY });
    await rename(`${path}.new`, path);
    const journal = new Journal(world, path);
    for (const task of tasks) world.scheduler.add(task);
    return journal;
  }

  /** How long things take was changed. */
  keepSettings(): void {
    this.#write({ settings: this.#world.settings });
  }

  /** Forgets everything written so far. */
  clear(): void {
    ftruncateSync(this.#file);
    writeSync(this.#file, snapshot(this.#world, []));
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(line: Line): void {
    const offset = this.#world.clock.offset();
    if (offset !== this.#offset) {
      this.#offset = offset;
      writeSync(this.#file, `${JSON.stringify({ clock: offset })}\n`);
    }
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

/** Applies the lines of the file; returns the tasks that are still to come. */
async function replay(world: World, path: string): Promise<Task[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const tasks = new Map<string, Task>();
  const lines = text.split("\n").filter((line) => line !== "");
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line);
    if (!parsed) {
      if (index === lines.length - 1) break;
      throw new Error(`line ${index + 1} of ${path} is not readable; move the file away to start afresh`);
    }
    if ("clock" in parsed) world.clock.moveTo(Date.now() + parsed.clock);
    else if ("settings" in parsed) Object.assign(world.settings, parsed.settings);
    else if ("task" in parsed) {
      if (parsed.task) tasks.set(parsed.id, parsed.task);
      else tasks.delete(parsed.id);
    } else restore(world.account(parsed.account), parsed.collection, parsed.id, parsed.record);
  }
  return [...tasks.values()];
}

/** The file is this program's own, so a line that is JSON has the shape that was written. */
function parseLine(line: string): Line | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function restore(account: Account, collection: string, id: string, record: object | null): void {
  const found = account.collections().find(({ name }) => name === collection);
  if (!found) return;
  if (record === null) found.delete(id);
  else found.restore(record);
}

function snapshot(world: World, tasks: readonly Task[]): string {
  const lines: Line[] = [{ clock: world.clock.offset() }, { settings: world.settings }];
  for (const account of world.accounts.values()) {
    for (const collection of account.collections()) {
      for (const record of collection.records()) {
        lines.push({ account: account.suffix, collection: collection.name, id: record.id, record });
      }
    }
  }
  for (const task of tasks) lines.push({ task, id: task.id });
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
