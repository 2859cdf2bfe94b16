import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { browserRoutes } from "./browser/routes";
import { CLI_SOCKET_PATH, CliHub } from "./cli/hub";
import { cliRoutes } from "./cli/routes";
import { controlRoutes } from "./control/routes";
import { answerRequest, type Site } from "./http/answer-request";
import { newControlKey } from "./http/control-key";
import { refusalOf } from "./http/guard";
import { hostInUrl, listen } from "./http/listen";
import { createRouter } from "./http/router";
import { problemWith, type SandboxOptions } from "./options";
import { apiRoutes } from "./resources/routes";
import { Journal } from "./store/journal";
import { type FixedEndpoint, World } from "./store/world";
import { runTask } from "./tasks";
import { createPagesView } from "./view/create-view";
import { watchRoutes } from "./watch/routes";
import { Dispatcher } from "./webhooks/dispatcher";

export type RunningSandbox = {
  /** `http://host:port` */
  url: string;
  /** Opens the control routes; `SandboxClient` takes it. */
  controlKey: string;
  /** Forgets everything: accounts, events, faults, planned tasks. The clock stays where it is. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Starts a sandbox. Rejects when an option is wrong, the port is taken or the data cannot be read. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const problem = problemWith(options);
  if (problem !== null) throw new Error(problem);
  const { port = 0, host = "127.0.0.1", controlKey = newControlKey(), dataDir } = options;
  const world = new World(endpointsOf(options), (task) => runTask(world, dispatcher, task));
  const dispatcher = new Dispatcher(world);
  const cli = new CliHub(world);
  const { sandbox, tell } = createPagesView(world, options.orderLink ?? null);
  let journal: Journal | null = null;
  const reset = async () => {
    world.clear();
    dispatcher.clear();
    cli.clear();
    journal?.clear();
    tell({ kind: "reset" });
  };
  const settingsChanged = () => journal?.keepSettings();
  const site: Site = {
    guests: {
      hosts: [hostInUrl(host), ...(options.allowedHosts ?? [])],
      origins: options.allowedOrigins ?? [],
    },
    controlKey,
    api: { world, matchRoute: createRouter([...apiRoutes, ...cliRoutes(cli, dispatcher)]) },
    pages: [
      ...controlRoutes(world, { dispatcher, reset, tell, settingsChanged }),
      ...browserRoutes,
      ...watchRoutes(sandbox, controlKey),
    ],
  };
  const opened = deferred();
  const listener = await listen(port, host, {
    async answer(request, response) {
      await opened.promise;
      await answerRequest(site, request, response);
    },
    upgrade: (request, socket, head) => upgrade(site, cli, request, socket, head),
  });
  // Only now that the port is ours: a second sandbox by mistake has ended before it could touch the data.
  try {
    if (dataDir !== undefined) journal = await Journal.open(world, dataDir);
    dispatcher.resume();
  } catch (error) {
    await listener.close();
    throw error;
  }
  opened.resolve();
  return {
    url: listener.url,
    controlKey,
    reset,
    async close() {
      world.scheduler.stop();
      dispatcher.close();
      cli.close();
      await listener.close();
      journal?.close();
    },
  };
}

/** Who names an endpoint at the start means it, wherever it is. */
function endpointsOf({ webhooks = [], allowedWebhookHosts = [] }: SandboxOptions) {
  const fixedEndpoints: FixedEndpoint[] = webhooks.map(({ url, secret }, index) => ({
    id: `we_start_${index + 1}`,
    url,
    secret,
  }));
  const named = webhooks.map(({ url }) => new URL(url).hostname);
  return { fixedEndpoints, webhookHosts: [...named, ...allowedWebhookHosts] };
}

function upgrade(site: Site, cli: CliHub, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const welcome = refusalOf(request.headers, site.guests) === null;
  if (welcome && request.url?.startsWith(CLI_SOCKET_PATH)) cli.upgrade(request, socket, head);
  else socket.destroy();
}

/** A promise and how to resolve it. */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
