import { readdir, readFile } from "node:fs/promises";
import type { PrismaClient } from "@/prisma/generated/client";

/** CPU seconds so far, of all who share the machine in a run. */
export type Cpu = { app: number; database: number; generator: number };

// Linux counts in hundredths of a second for programs, whatever the kernel ticks in.
const TICKS_PER_SECOND = 100;
// Fields of /proc/PID/stat after the name: parent, own and waited-for children's user and system time.
const PARENT = 1;
const TIMES = [11, 12, 13, 14];

async function readStat(pid: number | string): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** Of a database on this machine: its processes and those that ended. NaN where there is no /proc. */
async function databaseSeconds(prisma: PrismaClient): Promise<number> {
  const [row] = await prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const parent = (await readStat(row?.pid ?? 0))[PARENT];
  if (!parent) return Number.NaN;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map(async (pid) => ({ pid, stat: await readStat(pid) })));
  const ticks = stats
    .filter(({ pid, stat }) => pid === parent || stat[PARENT] === parent)
    .flatMap(({ stat }) => TIMES.map((field) => Number(stat[field])));
  return ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
}

async function appSeconds(appUrl: string): Promise<number> {
  const answer = await fetch(new URL("/bench/cpu", appUrl));
  return Number(await answer.text());
}

/** What app, database and this process have used until now. */
export async function readCpu({ appUrl, prisma }: { appUrl: string; prisma: PrismaClient }): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  const [app, database] = await Promise.all([appSeconds(appUrl), databaseSeconds(prisma)]);
  return { app, database, generator: (user + system) / 1e6 };
}

export function cpuBetween(before: Cpu, after: Cpu): Cpu {
  return {
    app: after.app - before.app,
    database: after.database - before.database,
    generator: after.generator - before.generator,
  };
}
