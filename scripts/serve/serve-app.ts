import type { IncomingMessage, ServerResponse } from "node:http";
import { ExpectedFailure } from "@/scripts/command/expected-failure";
import type { Lifetime } from "@/scripts/command/lifetime";
import { repository } from "@/scripts/command/repository";
import { createEdge } from "./edge";
import { EDGE_LIMITS } from "./edge-limits";
import { createHttpServer, drain, listen, trackStreams } from "./http-server";

export type ServeOptions = {
  /** `next dev` instead of the production build. */
  development: boolean;
  port: number;
  /** The interface to listen on; undefined means all of them. */
  host: string | undefined;
  /** How many proxies of ours stand in front. */
  trustedProxies: number;
};

/**
 * Serves the shop from this process until `lifetime` ends (docs/decisions/0002 says why not by `next
 * start`). Throws an ExpectedFailure when the port is taken.
 */
export async function serveApp(options: ServeOptions, lifetime: Lifetime): Promise<void> {
  const { development, port, host, trustedProxies } = options;
  let handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  const edge = createEdge({ trustedProxies, limits: EDGE_LIMITS });
  const server = createHttpServer(async (request, response) => {
    if (!(await edge.admit(request, response))) return;
    if (handle) await handle(request, response);
    else response.writeHead(503, { "Retry-After": "1" }).end();
  });
  edge.guard(server);
  const endStreams = trackStreams(server);
  try {
    await listen(server, port, host);
  } catch (cause) {
    throw new ExpectedFailure(
      `Port ${port} cannot be used (${cause instanceof Error && "code" in cause ? cause.code : cause}): stop the program that has it, or set PORT to another one.`,
      { cause },
    );
  }
  lifetime.onStop(() => drain(server, endStreams));
  // Next and React choose between their two builds by this when they are loaded, so it comes first.
  Object.assign(process.env, { NODE_ENV: development ? "development" : "production" });
  const { default: next } = await import("next");
  const app = next({
    dev: development,
    dir: repository,
    port,
    hostname: host ?? "localhost",
    httpServer: server,
  });
  await app.prepare();
  lifetime.onStop(() => app.close());
  handle = app.getRequestHandler();
}
