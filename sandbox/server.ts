import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { browserRoutes } from "./browser/routes";
import { controlRoutes } from "./control/routes";
import { handleApi } from "./http/api";
import type { PageRoute } from "./http/route";
import { createPagesView } from "./pages-view";
import type { Sandbox } from "./sandbox";
import { World } from "./store/world";
import { runTask } from "./tasks";
import { watchRoutes } from "./watch/routes";

export type SandboxOptions = {
  /** 0 takes any free port. */
  port: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  /** Endpoints that hear the events of every account. */
  webhooks?: { url: string; secret: string }[];
  /** Where the state is kept over a restart. */
  dataDir?: string;
};

export type RunningSandbox = {
  url: string;
  sandbox: Sandbox;
  /** Forgets everything: accounts, events, faults, planned tasks. The clock stays where it is. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Longer than clients keep idle connections, so that none is closed just as it is used again. */
const KEEP_ALIVE = 65_000;

/** Starts a sandbox. Rejects when the port is taken or the data cannot be read. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const host = options.host ?? "127.0.0.1";
  const fixed = (options.webhooks ?? []).map(({ url, secret }, index) => ({
    id: `we_start_${index + 1}`,
    url,
    secret,
  }));
  const world = new World(fixed, 0, runTask);
  const { sandbox, tell } = createPagesView(world);
  const reset = async () => {
    world.scheduler.clear();
    world.dispatcher.clear();
    world.requestFaults.clear();
    world.webhookFaults.clear();
    world.accounts.clear();
    tell({ kind: "reset" });
  };
  const pages: PageRoute[] = [...controlRoutes(world, { reset, tell }), ...browserRoutes, ...watchRoutes];
  const server = createServer((request, response) => {
    handle(world, pages, sandbox, request, response).catch((error: unknown) => {
      process.stderr.write(`Sandbox: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else {
        response.writeHead(500, { "Content-Type": "text/plain" });
        response.end("The sandbox failed; see its output.\n");
      }
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, () => resolve());
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  world.url = `http://${host}:${port}`;
  return {
    url: world.url,
    sandbox,
    reset,
    async close() {
      world.scheduler.stop();
      world.dispatcher.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function handle(
  world: World,
  pages: readonly PageRoute[],
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? "/";
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  const query = question < 0 ? "" : target.slice(question + 1);
  if (path.startsWith("/v1/")) return handleApi(world, request, response, path, query);
  const page = pages.find(
    (route) =>
      route.method === request.method &&
      (typeof route.path === "string" ? route.path === path : route.path.test(path)),
  );
  if (page) return page.handle(request, response, sandbox);
  response.writeHead(404, { "Content-Type": "text/plain" });
  response.end("The sandbox has no such page.\n");
}
