import { setTimeout as wait } from "node:timers/promises";
import type { Lifetime } from "@/scripts/command/lifetime";
import { databaseFolder } from "@/scripts/postgres/data-folder";
import { isLivingPostgres, readPidFile } from "@/scripts/postgres/pid-file";
import { findServerUser } from "@/scripts/postgres/server-user";
import { type Postgres, startPostgres } from "@/scripts/postgres/start-postgres";
import { type ChildOptions, type Program, spawnProgram } from "@/scripts/stack/child";
import { persistently } from "./persistently";

/** A program that can be killed at any moment, and comes back as it was started. */
export type Resident = {
  name: string;
  /** What it said last, where it has ended without having been told to; null while it runs. */
  endedByItself: () => string | null;
  /** Starts it and waits until it is ready; again, as a supervisor does, while what it needs is away and it ends. */
  start: () => Promise<void>;
  /** Kills it, without a word (SIGKILL). */
  kill: () => Promise<void>;
  /** Tells it to end, and waits until it has. */
  stop: () => Promise<void>;
};

const POLL_MS = 20;

/** One of the shop's own programs. It is stopped with `lifetime`. */
export function residentProgram(options: ChildOptions, lifetime: Lifetime): Resident {
  let program: Program | null = null;
  let ended: string | null = null;
  const stop = async () => {
    const running = program;
    program = null;
    await running?.stop();
  };
  lifetime.onStop(stop);
  return {
    name: options.name,
    endedByItself: () => ended,
    async start() {
      program = await persistently(async () => {
        const started = await spawnProgram(options);
        await started.isReady();
        return started;
      });
      ended = null;
      const running = program;
      void running.exited.then(() => {
        if (program === running) ended = running.lines.join("\n");
      });
    },
    async kill() {
      const running = program;
      program = null;
      running?.child.kill("SIGKILL");
      await running?.exited;
    },
    stop,
  };
}

/** The PostgreSQL on the data folder in `home`. Each start tells `moved` its port. */
export function residentPostgres(
  home: string,
  password: string,
  moved: (port: number) => void,
  lifetime: Lifetime,
): Resident {
  let server: Postgres | null = null;
  const stop = async () => {
    await server?.stop();
    server = null;
  };
  lifetime.onStop(stop);
  return {
    name: "postgres",
    endedByItself: () => null,
    async start() {
      // Children of a killed server hold its memory until they notice, and a new one does not start before.
      server = await persistently(() => startPostgres(home, password));
      moved(server.port);
    },
    async kill() {
      const left = await readPidFile(await databaseFolder(home, await findServerUser()));
      if (!left) throw new Error("no PostgreSQL runs that could be killed");
      process.kill(left.pid, "SIGKILL");
      while (await isLivingPostgres(left.pid)) await wait(POLL_MS);
      server = null;
    },
    stop,
  };
}
