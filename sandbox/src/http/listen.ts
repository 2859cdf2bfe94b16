import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** Longer than clients keep idle connections, so that none is closed just as it is used again. */
const KEEP_ALIVE = 65_000;

type Handlers = {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

type Listener = { url: string; close: () => Promise<void> };

/** Takes the port and answers on it. Rejects when the port is taken. */
export async function listen(port: number, host: string, handlers: Handlers): Promise<Listener> {
  const server = createServer((request, response) => {
    handlers.answer(request, response).catch((error: unknown) => {
      const callerLeft = request.destroyed && !request.complete;
      if (!callerLeft) reportFailure(response, error);
    });
  });
  server.on("upgrade", handlers.upgrade);
  server.keepAliveTimeout = KEEP_ALIVE;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${hostInUrl(host)}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A host as a URL names it: an IPv6 address in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

function reportFailure(response: ServerResponse, error: unknown): void {
  process.stderr.write(`Sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { "Content-Type": "text/plain" });
  response.end("The sandbox failed; see its output.\n");
}
