import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Random } from "@/faults/world/random";
import { isLockTimeout, setLockTimeout } from "@/scripts/postgres/lock-timeout";
import type { Resident } from "./resident";
import type { Town } from "./town";

/** So much of everything was done. */
export type Done = { kills: number; cuts: number; restarts: number; migrations: number };

const KILL_EVERY_MS = 10_000;
const CUT_EVERY_MS = 3_000;
const CUT_FOR_MS = 600;

/** Whoever is being killed or restarted is left alone by the others until it is back. */
function oneAtATime(): (resident: Resident, work: () => Promise<void>) => Promise<boolean> {
  const taken = new Set<Resident>();
  return async (resident, work) => {
    if (taken.has(resident)) return false;
    taken.add(resident);
    await work().finally(() => taken.delete(resident));
    return true;
  };
}

/** Does bad things to the town until the time is over, all at once; afterwards everything runs and nothing is cut. */
export async function wreak(town: Town, random: Random, milliseconds: number): Promise<Done> {
  const done: Done = { kills: 0, cuts: 0, restarts: 0, migrations: 0 };
  const end = Date.now() + milliseconds;
  const goesOn = () => Date.now() < end;
  const alone = oneAtATime();
  const everybody = [...town.apps, ...town.workers, town.postgres, town.stripe];

  async function kill(): Promise<void> {
    for (await wait(KILL_EVERY_MS / 2); goesOn(); await wait(KILL_EVERY_MS)) {
      const victim = random.pick(everybody);
      const killed = await alone(victim, async () => {
        await victim.kill();
        await victim.start();
      });
      if (killed) done.kills += 1;
    }
  }

  async function cut(): Promise<void> {
    for (; goesOn(); await wait(random.below(CUT_EVERY_MS))) {
      random.pick([town.doors.database, town.doors.stripe]).cut();
      done.cuts += 1;
      await wait(random.below(CUT_FOR_MS));
      for (const door of Object.values(town.doors)) door.mend();
    }
  }

  async function restartRolling(): Promise<void> {
    await wait(milliseconds / 3);
    for (const resident of [...town.apps, ...town.workers]) {
      const restarted = await alone(resident, async () => {
        await resident.stop();
        await resident.start();
      });
      if (restarted) done.restarts += 1;
    }
  }

  async function migrateMeanwhile(): Promise<void> {
    await wait(milliseconds / 2);
    await changeSchema(town, 'ALTER TABLE "order" ADD COLUMN soaked text');
    await changeSchema(town, 'ALTER TABLE "order" DROP COLUMN soaked');
    done.migrations += 2;
  }

  await Promise.all([kill(), cut(), restartRolling(), migrateMeanwhile()]);
  return done;
}

/** One migration, as `npm run migrate` does it: with a limit on how long it keeps others waiting, and again if need be. */
async function changeSchema(town: Town, statement: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: town.ownerUrl });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query(`${setLockTimeout("connection")}; ${statement}`);
      return;
    } catch (error) {
      const isOurs =
        isLockTimeout(error) || !(error instanceof pg.DatabaseError) || error.severity === "FATAL";
      if (!isOurs) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await wait(100);
  }
}
