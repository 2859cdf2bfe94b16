import type { Figure, Found } from "./figures/figure";
import { weighHeap } from "./flat-memory";
import type { Answer, Order } from "./lanes";

const answer = (message: Answer) => process.send?.(message);

/**
 * Does what comes by IPC, one figure's run after the other, in the place that this process has opened; ends with
 * `close` when it is told to. What a run throws is a violation like any other.
 */
export function obeyOrders<Place>(
  place: Place,
  figures: readonly Figure<Place>[],
  close: () => Promise<void>,
): void {
  process.on("message", (order: Order) => void obey(place, figures, order));
  process.once("SIGTERM", () => void close().then(() => process.exit(0)));
  answer({ kind: "ready" });
}

async function obey<Place>(
  place: Place,
  figures: readonly Figure<Place>[],
  { figure: name, seed, at, size, weigh }: Order,
): Promise<void> {
  const figure = figures.find((one) => one.name === name);
  if (!figure) throw new Error(`there is no figure ${name}`);
  const found = await figure.once(place, { seed, at, size }).catch((error: unknown): Found => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { violations: [{ rule: "the harness gets to its end", subject: `${name} ${at}`, detail }] };
  });
  answer({ kind: "done", at, found, heapMebibytes: weigh ? weighHeap() : null });
}
