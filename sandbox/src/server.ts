import type { IncomingMessage, ServerResponse } from "node:http";
import { browserRoutes } from "./browser/routes";
import { CLI_SOCKET_PATH, CliHub } from "./cli/hub";
import { cliRoutes } from "./cli/routes";
import { controlRoutes } from "./control/routes";
import { answerCall } from "./http/answer-call";
import { listen } from "./http/listen";
import type { PageRoute } from "./http/page-route";
import { createRouter } from "./http/router";
import { apiRoutes } from "./resources/routes";
import { Journal } from "./store/journal";
import { type FixedEndpoint, World } from "./store/world";
import { runTask } from "./tasks";
import { createPagesView } from "./view/create-view";
import type { Sandbox } from "./view/sandbox";
import { watchRoutes } from "./watch/routes";
import { Dispatcher } from "./webhooks/dispatcher";

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
  const world = new World(fixedEndpoints(options), (task) => runTask(world, dispatcher, task));
  const dispatcher = new Dispatcher(world);
  const cli = new CliHub(world);
  const { sandbox, tell } = createPagesView(world);
  const matchRoute = createRouter([...apiRoutes, ...cliRoutes(cli, dispatcher)]);
  let journal: Journal | null = null;
  const reset = async () => {
    world.clear();
    dispatcher.clear();
    cli.clear();
    await journal?.clear();
    tell({ kind: "reset" });
  };
  const settingsChanged = () => journal?.keepSettings();
  const pages = [
    ...controlRoutes(world, { dispatcher, reset, tell, settingsChanged }),
    ...browserRoutes,
    ...watchRoutes(sandbox),
  ];
  const opened = deferred();
  const listener = await listen(options.port, options.host ?? "127.0.0.1", {
    async answer(request, response) {
      await opened.promise;
      await handle({ world, matchRoute }, pages, request, response);
    },
    upgrade(request, socket, head) {
      if (request.url?.startsWith(CLI_SOCKET_PATH)) cli.upgrade(request, socket, head);
      else socket.destroy();
    },
  });
  // Only now that the port is ours: a second sandbox by mistake has ended before it could touch the data.
  try {
    if (options.dataDir !== undefined) journal = await Journal.open(world, options.dataDir);
    dispatcher.resume();
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
      world.scheduler.stop();
      dispatcher.close();
      cli.close();
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
  api: Parameters<typeof answerCall>[0],
  pages: readonly PageRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.url ?? "/";
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  const query = question < 0 ? "" : target.slice(question + 1);
  if (path.startsWith("/v1/")) return answerCall(api, request, response, path, query);
  const page = pages.find(
    (route) =>
      route.method === request.method &&
      (typeof route.path === "string" ? route.path === path : route.path.test(path)),
  );
  if (page) return page.handle(request, response);
  response.writeHead(404, { "Content-Type": "text/plain" });
  response.end("The sandbox has no such page.\n");
}
