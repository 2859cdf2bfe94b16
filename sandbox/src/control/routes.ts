import { z } from "zod";
import type { PageRoute } from "../http/page-route";
import type { World } from "../store/world";
import type { Change } from "../view/sandbox";
import type { Dispatcher } from "../webhooks/dispatcher";
import { faultControls } from "./faults";
import { control, sendJson } from "./json";
import { moneyControls } from "./money";
import { stateOf, timeControls } from "./time";
import { webhookControls } from "./webhooks";

type Services = {
  dispatcher: Dispatcher;
  reset: () => Promise<void>;
  tell: (change: Change) => void;
  settingsChanged: () => void;
};

/** The calls under `/_sandbox/` that tests, demos and the watch page steer the sandbox with. */
export function controlRoutes(world: World, services: Services): PageRoute[] {
  const changed = () => services.tell({ kind: "controls" });
  return [
    {
      method: "GET",
      path: "/_sandbox/health",
      access: "everyone",
      handle: (_request, response) => sendJson(response, 200, { ok: true }),
    },
    {
      method: "GET",
      path: "/_sandbox/state",
      access: "key",
      handle: (_request, response) => sendJson(response, 200, stateOf(world)),
    },
    control("reset", z.strictObject({}), async () => {
      await services.reset();
      return { ok: true };
    }),
    ...timeControls(world, changed, services.settingsChanged),
    ...faultControls(world, changed),
    ...webhookControls(world, services.dispatcher),
    ...moneyControls(world),
  ];
}
