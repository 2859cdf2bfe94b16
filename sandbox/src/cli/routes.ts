import { API_VERSION } from "../base/api-version";
import { type ApiRoute, type Call, type Reply, route } from "../http/call";
import { noSuch } from "../protocol/errors";
import { boolean, type Field, type ParamsOf, string } from "../protocol/params";
import { findEvent } from "../resources/events";
import type { Dispatcher } from "../webhooks/dispatcher";
import { wireEvent } from "../wire/event";
import { CLI_SOCKET_PATH, type CliHub } from "./hub";

const RECONNECT_AFTER_SECONDS = 5;

/** `for_stripecli`: only to the CLIs that listen, as `stripe events resend` asks without an endpoint. */
const retryFields = { webhook_endpoint: string(), for_stripecli: boolean() };

/** The calls that only the Stripe CLI makes: `stripe listen` opening a session, and `stripe events resend`. */
export function cliRoutes(hub: CliHub, dispatcher: Dispatcher): ApiRoute[] {
  return [
    cliRoute("stripecli/sessions", {}, (call) => openSession(hub, call)),
    cliRoute("events/:/retry", retryFields, (call, params) => {
      const { account, world } = call.scope;
      const event = findEvent(call);
      const reply = { render: () => wireEvent(event) };
      if (params.for_stripecli === true) {
        hub.forward(account, event, world.clock.seconds());
        return reply;
      }
      const { webhook_endpoint } = params;
      const sent = dispatcher.resend(account, event, webhook_endpoint ?? null);
      if (sent === 0 && webhook_endpoint !== undefined) {
        throw noSuch("webhook endpoint", webhook_endpoint, "webhook_endpoint", 400);
      }
      return reply;
    }),
  ];
}

/** Where to dial, and the secret that events are signed with. */
function openSession(hub: CliHub, call: Call): Reply {
  const { id, secret } = hub.open(call.scope.account);
  return {
    render: () => ({
      websocket_id: id,
      websocket_url: `${call.origin.replace("http", "ws")}${CLI_SOCKET_PATH}`,
      websocket_authorized_feature: "webhooks",
      reconnect_delay: RECONNECT_AFTER_SECONDS,
      secret,
      default_version: API_VERSION,
      latest_version: API_VERSION,
      display_connect_filter_warning: false,
      device_token: "",
    }),
  };
}

/** Each release of the CLI sends more than the one before: what is not known here is ignored, not refused. */
function cliRoute<F extends Record<string, Field<unknown>>>(
  path: string,
  fields: F,
  run: (call: Call, params: ParamsOf<F>) => Reply,
): ApiRoute {
  const strict = route("POST", path, fields, run);
  return {
    ...strict,
    prepare: (call, raw) => {
      const known = Object.entries(raw).filter(([name]) => Object.hasOwn(fields, name));
      return strict.prepare(call, Object.fromEntries(known));
    },
  };
}
