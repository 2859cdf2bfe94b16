import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { EDGE_LIMITS, type EdgeLimits } from "./edge-limits";

// Longer than the idle time of the usual load balancers (60 s): otherwise one may send a request down a
// connection that is just being closed here.
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
/** How long requests in hand get to finish when the server stops. */
const DRAIN_MS = 8_000;
const SWEEP_MS = 50;
const LISTENERS = 30;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server with time limits for every phase of a request: who is slower is answered 408 and cut off. */
export function createHttpServer(
  handler: Handler,
  { headersMs, requestMs, checkMs }: Pick<EdgeLimits, "headersMs" | "requestMs" | "checkMs"> = EDGE_LIMITS,
): Server {
  return createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkMs,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    },
    handler,
  );
}

/** Starts listening; rejects with Node's error (EADDRINUSE, EACCES) when the port cannot be had. */
export function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** Remembers the responses that never end by themselves, so that they do not hold up a stop. */
export function trackStreams(server: Server): () => void {
  const open = new Set<ServerResponse>();
  server.on("request", (_request, response: ServerResponse) => {
    open.add(response);
    // Next itself comes to Node's warning limit of ten.
    response.setMaxListeners(LISTENERS);
    response.on("close", () => open.delete(response));
  });
  return () => {
    for (const response of open) {
      if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
    }
  };
}

/** Takes no new connections, lets requests in hand finish for a while, then cuts what is left. */
export async function drain(server: Server, endStreams: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endStreams();
  // Again and again: a connection whose request just finished would otherwise be kept for the next one.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await Promise.race([closed, wait(DRAIN_MS, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
  await closed;
}
