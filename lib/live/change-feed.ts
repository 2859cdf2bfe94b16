import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { log } from "@/lib/log";

/** The channel that the trigger on the order's timeline notifies; its payload is the order's id. */
const CHANNEL = "till_order";
const PING_EVERY_MS = 30_000;
const QUERY_TIMEOUT_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/** `resync`: the connection is new or was lost, so changes may have been missed; read the state again. */
export type OrderChange = { kind: "changed"; orderId: string } | { kind: "resync" };
export type ChangeListener = (change: OrderChange) => void;

export type ChangeFeed = {
  /** Hears of one order, or of all with `null`. Returns the function that stops it. */
  subscribe: (orderId: string | null, listener: ChangeListener) => () => void;
  /** Ends the connection for good. */
  close: () => Promise<void>;
};

/** Doubles from 250 ms to 10 s, with jitter, so that many processes don't return in one moment. */
function retryAfterMs(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.5 + Math.random() / 2);
}

/**
 * One `LISTEN` connection to `databaseUrl`, opened by the first subscriber and kept, however many
 * subscribe. A lost connection is opened again with backoff, and every listener is then told to resync.
 * Needs a connection of its own to PostgreSQL: a pooler in transaction mode forgets `LISTEN`.
 */
export function createChangeFeed(databaseUrl: string): ChangeFeed {
  const listeners = new Set<{ orderId: string | null; listener: ChangeListener }>();
  const closing = new AbortController();
  let running: Promise<void> | null = null;

  function tell(change: OrderChange): void {
    for (const { orderId, listener } of [...listeners]) {
      if (change.kind === "resync" || orderId === null || orderId === change.orderId) listener(change);
    }
  }

  /** Resolves with the reason once the connection is lost; throws where it can't be made. */
  async function listenUntilLost(onListening: () => void): Promise<string> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: "till-live",
      keepAlive: true,
      connectionTimeoutMillis: QUERY_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
    });
    let lose: (reason: string) => void = () => {};
    const lost = new Promise<string>((resolve) => {
      lose = resolve;
    });
    client.on("error", (error) => lose(error.message));
    client.on("end", () => lose("the server ended it"));
    client.on("notification", ({ payload }) => {
      if (payload) tell({ kind: "changed", orderId: payload });
    });
    const onClose = () => lose("closed by us");
    closing.signal.addEventListener("abort", onClose);
    let ping: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      onListening();
      // A connection whose other end vanished stays silent for ever; only a question shows it.
      ping = setInterval(
        () => client.query("SELECT 1").catch((error: Error) => lose(error.message)),
        PING_EVERY_MS,
      );
      ping.unref();
      return await lost;
    } finally {
      clearInterval(ping);
      closing.signal.removeEventListener("abort", onClose);
      // Not awaited while running: the farewell of a dead connection never comes.
      const ended = client
        .end()
        .catch((error: Error) => log.debug({ err: error }, "closing a lost connection"));
      if (closing.signal.aborted) await ended;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      const reason = await listenUntilLost(() => {
        failures = 0;
        tell({ kind: "resync" });
      }).catch((error: Error) => error.message);
      if (closing.signal.aborted) return;
      const waitMs = retryAfterMs(failures++);
      log.warn({ reason, waitMs }, "live updates lost their database connection");
      // Ends early, with an error that says only that, when the feed is closed.
      await delay(waitMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    subscribe(orderId, listener) {
      if (closing.signal.aborted) throw new Error("This feed of order changes is closed");
      const entry = { orderId, listener };
      listeners.add(entry);
      running ??= run();
      return () => void listeners.delete(entry);
    },
    async close() {
      closing.abort();
      listeners.clear();
      await running;
    },
  };
}
