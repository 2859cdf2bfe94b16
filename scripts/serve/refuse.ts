import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a client that was refused may go on sending, in milliseconds. */
const LINGER_MS = 1_000;

/**
 * Answers without reading the body, and closes the connection. What the client is still sending is thrown
 * away for a moment: closing at once would reset the connection, and the answer be lost with it.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, status: 413 | 429 | 503): void {
  response.writeHead(status, {
    "Cache-Control": "no-store",
    Connection: "close",
    "Content-Length": 0,
    "X-Content-Type-Options": "nosniff",
    ...(status === 413 ? {} : { "Retry-After": "1" }),
  });
  response.flushHeaders();
  const close = () => {
    clearTimeout(linger);
    response.end();
  };
  const linger = setTimeout(close, LINGER_MS);
  request.on("end", close).on("error", close).on("close", close).resume();
}
