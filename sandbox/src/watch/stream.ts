import type { ServerResponse } from "node:http";
import type { Change, Sandbox } from "../view/sandbox";

/** How many of each thing the page starts with. */
const SHOWN = 60;
/** Changes are collected for this long, so that a busy sandbox does not drown the page. */
const COLLECT_MS = 100;
/** At most this many changes go out at once; a page that misses some gets the overview instead. */
const BURST = 400;
const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events for the watch page: `overview` (everything, on connecting and after a reset) and `changes`
 * (what happened since). Both carry `now`, the sandbox's clock in milliseconds.
 */
export function openStream(response: ServerResponse, sandbox: Sandbox): void {
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  const send = (event: string, data: object) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify({ now: sandbox.now(), ...data })}\n\n`);
  const overview = () => send("overview", { accounts: sandbox.overview(SHOWN) });

  let collected: Change[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    timer = null;
    const changes = collected;
    collected = [];
    if (changes.length > BURST || changes.some(({ kind }) => kind === "reset")) overview();
    else send("changes", { changes });
  };
  const unsubscribe = sandbox.subscribe((change) => {
    if (collected.length <= BURST) collected.push(change);
    timer ??= setTimeout(flush, COLLECT_MS);
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  overview();
  response.on("close", () => {
    unsubscribe();
    clearInterval(heartbeat);
    if (timer) clearTimeout(timer);
  });
}
