import { log } from "@/lib/log";
import { createPlaces, type Places } from "@/lib/places";
import type { ChangeListener } from "./change-feed";

const HEARTBEAT_MS = 15_000;
/** A stream ends after this and the browser opens the next, so that access is checked again. */
const LONGEST_STREAM_MS = 15 * 60_000;
const RECONNECT_MS = 2_000;
/** Streams this process holds open at once; beyond it the browser polls. */
export const MAXIMUM_OPEN_STREAMS = 500;
/** Of these, streams to one network, and streams about one order. */
export const STREAMS_PER_NETWORK = 40;
export const STREAMS_PER_ORDER = 20;
/** Messages a browser may leave unread before the stream is ended. */
const UNREAD_MESSAGES = 64;

// The second keeps nginx from collecting messages; Next itself flushes after each.
const HEADERS = { "Cache-Control": "no-store", "X-Accel-Buffering": "no" };

// Shared by all routes of the process, which Next bundles apart.
const kept = globalThis as typeof globalThis & {
  tillStreamPlaces?: { all: Places; networks: Places; orders: Places };
};

type Source = {
  /** Whom the stream goes to, as limits count them. */
  network: string;
  /** The order that it tells of; null for all of them, which only staff may hear of. */
  orderId: string | null;
  /** Starts to listen; returns the function that stops it. */
  subscribe: (listener: ChangeListener) => () => void;
  /** The version of what the page shows, read from the database. */
  readVersion: () => Promise<string>;
};

/**
 * Answers a page that wants to know of changes. To an EventSource: a stream of `version` (what it is now;
 * first message, and after the database connection was lost) and `change` (it changed), each with the
 * version as data. To anything else, as the page polls: `{ "version": "123" }`. 503 where too many are open:
 * in all, to that network or about that order. HEAD, which Next answers by this too, opens none.
 */
export async function orderChangeStream(request: Request, source: Source): Promise<Response> {
  if (!request.headers.get("accept")?.includes("text/event-stream")) {
    return Response.json({ version: await source.readVersion() }, { headers: HEADERS });
  }
  const headers = { ...HEADERS, "Content-Type": "text/event-stream; charset=utf-8" };
  if (request.method === "HEAD") return new Response(null, { headers });
  const leave = takePlace(source);
  if (!leave) return new Response(null, { status: 503, headers: { ...HEADERS, "Retry-After": "10" } });
  return new Response(openStream(request.signal, source, leave), { headers });
}

/** Takes the places of one stream, or none and null. Returns what gives them back. */
function takePlace({ network, orderId }: Source): (() => void) | null {
  kept.tillStreamPlaces ??= {
    all: createPlaces(MAXIMUM_OPEN_STREAMS),
    networks: createPlaces(STREAMS_PER_NETWORK),
    orders: createPlaces(STREAMS_PER_ORDER),
  };
  const { all, networks, orders } = kept.tillStreamPlaces;
  const wanted: [Places, string][] = [
    [all, "all"],
    [networks, network],
  ];
  if (orderId) wanted.push([orders, orderId]);
  const taken: (() => void)[] = [];
  const leave = () => {
    for (const giveBack of taken) giveBack();
  };
  for (const [places, key] of wanted) {
    const giveBack = places.take(key);
    if (!giveBack) {
      leave();
      return null;
    }
    taken.push(giveBack);
  }
  return leave;
}

function openStream(
  signal: AbortSignal,
  { subscribe, readVersion }: Source,
  leave: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        let pending: "version" | "change" | null = null;
        let reading = false;

        function send(text: string): void {
          if (!open) return;
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
          else stop();
        }

        // Changes that come while the version is being read become one message.
        async function tell(event: "version" | "change"): Promise<void> {
          pending = pending === "change" ? "change" : event;
          if (reading) return;
          reading = true;
          try {
            while (pending && open) {
              const name = pending;
              pending = null;
              send(`event: ${name}\ndata: ${await readVersion()}\n\n`);
            }
          } catch (error) {
            log.warn({ err: error }, "a live stream could not read the version");
            stop();
          } finally {
            reading = false;
          }
        }

        const unsubscribe = subscribe(
          (change) => void tell(change.kind === "changed" ? "change" : "version"),
        );
        const heartbeat = setInterval(() => {
          // What is sent to a reader does not stay here: whatever does since the last beat, nobody reads.
          if (controller.desiredSize === UNREAD_MESSAGES) send(":\n\n");
          else stop();
        }, HEARTBEAT_MS);
        const end = setTimeout(() => stop(), LONGEST_STREAM_MS);
        stop = () => {
          if (!open) return;
          open = false;
          leave();
          clearInterval(heartbeat);
          clearTimeout(end);
          unsubscribe();
          signal.removeEventListener("abort", stop);
          try {
            controller.close();
          } catch {
            // The browser went first and canceled the stream, which closes it too.
          }
        };
        signal.addEventListener("abort", stop);
        if (signal.aborted) return stop();
        send(`retry: ${RECONNECT_MS}\n\n`);
        void tell("version");
      },
      cancel: () => stop(),
    },
    { highWaterMark: UNREAD_MESSAGES },
  );
}
