import type { IncomingMessage, ServerResponse } from "node:http";
import { browserRoutes } from "./browser/routes";
import { CLI_SOCKET_PATH } from "./cli/hub";
import { controlRoutes } from "./control/routes";
import { handleApi } from "./http/api";
import { listen } from "./http/listen";
import type { PageRoute } from "./http/route";
import { createPagesView } from "./pages-view";
import type { Sandbox } from "./sandbox";
import { Journal } from "./store/journal";
import { World } from "./store/world";
import { runTask } from "./tasks";
import { watchRoutes } from "./watch/routes";
import type { FixedEndpoint } from "./webhooks/targets";

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

/** Starts a sandbox. Rejects when the port is taken or the data cannot be read. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const world = new World(fixedEndpoints(options), 0, runTask);
  const { sandbox, tell } = createPagesView(world);
  let journal: Journal | null = null;
  const reset = async () => {
    world.clear();
    await journal?.clear();
    tell({ kind: "reset" });
  };
  const settingsChanged = () => journal?.keepSettings();
  const pages = [...controlRoutes(world, { reset, tell, settingsChanged }), ...browserRoutes, ...watchRoutes];
  const opened = deferred();
  const listener = await listen(options.port, options.host ?? "127.0.0.1", {
    async answer(request, response) {
      await opened.promise;
      await handle(world, pages, sandbox, request, response);
    },
    upgrade(request, socket, head) {
      if (request.url?.startsWith(CLI_SOCKET_PATH)) world.cli.upgrade(request, socket, head);
      else socket.destroy();
    },
  });
  world.url = listener.url;
  // Only now that the port is ours: a second sandbox by mistake has ended before it could touch the data.
  try {
    if (options.dataDir !== undefined) journal = await Journal.open(world, options.dataDir);
  } catch (error) {
    await listener.close();
    throw error;
  }
  opened.resolve();
  return {
    url: listener.url,
    sandbox,
    reset,
    async close() {
      world.close();
      await listener.close();
      await journal?.close();
    },
  };
}

function fixedEndpoints(options: SandboxOptions): FixedEndpoint[] {
  return (options.webhooks ?? []).map(({ url, secret }, index) => ({
    id: `we_start_${index + 1}`,
    url,
    secret,
  }));
}

/** A promise and how to resolve it. */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
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
