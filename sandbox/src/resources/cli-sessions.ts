import { CLI_SOCKET_PATH } from "../cli/hub";
import { API_VERSION } from "../http/api-version";
import { route } from "../http/call";
import { array, string } from "../http/params";

const RECONNECT_AFTER_SECONDS = 5;

const fields = {
  device_name: string(),
  websocket_features: array(string()),
  forward_to_url: string(),
  forward_connect_to_url: string(),
  forward_thin_to_url: string(),
  forward_connect_thin_to_url: string(),
  filters: string(),
};

/** What `stripe listen` asks first: where to dial, and the secret its events are signed with. */
export const cliSessionRoutes = [
  route("POST", "stripecli/sessions", fields, (call) => {
    const { world, account } = call.scope;
    const { id, secret } = world.cli.open(account);
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
  }),
];
