import { openLane } from "@/faults/world/lane";
import { FIGURES } from "./figures";
import type { Answer, Order } from "./lanes";

// A lane: one process that does figures' runs one after the other, on a database and a sandbox of its own.
// Its orders come by IPC, and its first argument says where the database is.
const lane = await openLane(JSON.parse(process.argv[2] ?? "{}"));
const answer = (message: Answer) => process.send?.(message);

process.on("message", (order: Order) => void obey(order));
process.once("SIGTERM", () => void lane.close().then(() => process.exit(0)));
answer({ kind: "ready" });

async function obey({ figure: name, seed, at, size }: Order): Promise<void> {
  const figure = FIGURES.find((one) => one.name === name);
  if (!figure) throw new Error(`there is no figure ${name}`);
  try {
    answer({ kind: "done", at, found: await figure.once(lane, { seed, at, size }) });
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const violation = { rule: "the harness gets to its end", subject: `${name} ${at}`, detail };
    answer({ kind: "done", at, found: { violations: [violation] } });
  }
}
