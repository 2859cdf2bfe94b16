/** How a sandbox is started. What is left out has a default that suits a test on one machine. */
export type SandboxOptions = {
  /** Any free port unless given. */
  port?: number;
  /** 127.0.0.1 unless given. */
  host?: string;
  /** Endpoints that hear the events of every account. Their hosts may be anywhere. */
  webhooks?: readonly { url: string; secret: string }[];
  /** Where the state is kept over a restart; in memory only unless given. */
  dataDir?: string;
  /** Opens the control routes: at least 16 letters, digits, `-` or `_`. A random one unless given. */
  controlKey?: string;
  /** Host names besides this machine's own under which the sandbox may be reached. */
  allowedHosts?: readonly string[];
  /** Origins besides this machine's own whose pages may call it, such as `https://shop.example`. */
  allowedOrigins?: readonly string[];
  /** Hosts besides this machine's own to which webhooks may go. */
  allowedWebhookHosts?: readonly string[];
  /** Where a payment's order is looked at, with names of its metadata in braces: `https://shop.example/orders/{order_id}`. */
  orderLink?: string;
};

const KEY = /^[\w-]{16,}$/;

/** What is wrong with options, as a sentence; null when nothing is. */
export function problemWith(options: SandboxOptions): string | null {
  const { port = 0, controlKey, webhooks = [], allowedOrigins = [], orderLink } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return `${port} is not a port.`;
  if (controlKey !== undefined && !KEY.test(controlKey)) {
    return "The control key must have at least 16 letters, digits, - or _.";
  }
  const unusable = webhooks.find(({ url }) => !/^https?:\/\//.test(url) || !URL.canParse(url));
  if (unusable) return `The webhook ${unusable.url} is not an http(s) URL.`;
  if (orderLink !== undefined && !/^https?:\/\/[^{}]+(\{\w+\}[^{}]*)+$/.test(orderLink)) {
    return `${orderLink} is not an http(s) URL with a name of metadata in braces.`;
  }
  const stranger = allowedOrigins.find(
    (origin) => !URL.canParse(origin) || new URL(origin).origin !== origin,
  );
  if (stranger) return `${stranger} is not an origin such as https://shop.example.`;
  return null;
}
