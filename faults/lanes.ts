import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { temporaryFolder } from "@/scripts/command/temporary-folder";
import { withClient } from "@/scripts/postgres/connect";
import { startPostgres } from "@/scripts/postgres/start-postgres";
import { copyTemplate, createTemplate, dropDatabase } from "@/scripts/postgres/template-database";
import type { Found } from "./figures/figure";

/** With `weigh` the answer says what the place's heap holds afterwards. */
export type Order = { figure: string; seed: string; at: number; size: number; weigh: boolean };
type Done = { kind: "done"; at: number; found: Found; heapMebibytes: number | null };
export type Answer = { kind: "ready" } | Done;

/** A lane or a town as the command sees it. One order at a time. */
export type PlaceProcess = { obey: (order: Order) => Promise<Done> };

const PASSWORD = "faults";

/** A throwaway PostgreSQL with a migrated database that every lane gets a copy of. */
export type LaneServer = {
  /** Opens a lane whose program stands below `root`, after `sql` was done to its database. */
  open: (lifetime: Lifetime, root?: string, sql?: string) => Promise<PlaceProcess>;
};

export async function startLaneServer(lifetime: Lifetime): Promise<LaneServer> {
  const home = await temporaryFolder(lifetime);
  const postgres = await startPostgres(home, PASSWORD, { throwaway: true });
  lifetime.onStop(() => postgres.stop());
  await createTemplate(postgres);
  let lanes = 0;
  return {
    async open(life, root = repository, sql = "") {
      lanes += 1;
      const database = `lane_${lanes}`;
      const urls = await copyTemplate(postgres, database);
      life.onStop(() => dropDatabase(postgres, database));
      if (sql) await withClient(urls.superuser, (client) => client.query(sql));
      return await startPlace("lane-program", { root, argument: JSON.stringify(urls) }, life);
    },
  };
}

/** Opens a shop of many processes. */
export function startTown(lifetime: Lifetime): Promise<PlaceProcess> {
  return startPlace("town-program", { root: repository, argument: "" }, lifetime);
}

async function startPlace(
  program: "lane-program" | "town-program",
  { root, argument }: { root: string; argument: string },
  lifetime: Lifetime,
): Promise<PlaceProcess> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      path.join(root, "scripts/command/typescript.mjs"),
      "--import",
      path.join(root, "scripts/stack/exit-with-parent.ts"),
      path.join(root, `faults/${program}.ts`),
      argument,
    ],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        ...process.env,
        // Its own, not the one this process was preloaded with.
        TSX_TSCONFIG_PATH: path.join(root, "faults/lane.tsconfig.json"),
        // React writes mails a third faster when it does not look for mistakes.
        NODE_ENV: "production",
      },
    },
  );
  const exited = once(child, "exit");
  lifetime.onStop(async () => {
    child.kill("SIGTERM");
    await exited;
  });
  await nextAnswer(child, exited, (answer) => answer.kind === "ready");
  return {
    async obey(order) {
      child.send(order);
      return await nextAnswer(
        child,
        exited,
        (one): one is Done => one.kind === "done" && one.at === order.at,
      );
    },
  };
}

function nextAnswer<Fitting extends Answer>(
  child: ChildProcess,
  exited: Promise<unknown>,
  fits: (answer: Answer) => answer is Fitting,
): Promise<Fitting> {
  return new Promise((resolve, reject) => {
    const hear = (answer: Answer) => {
      if (!fits(answer)) return;
      child.off("message", hear);
      resolve(answer);
    };
    child.on("message", hear);
    void exited.then(() => reject(new Error("a lane or town ended by itself")));
  });
}
