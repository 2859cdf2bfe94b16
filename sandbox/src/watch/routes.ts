import { script, stylesheet } from "../http/assets";
import type { PageRoute } from "../http/page-route";
import { sendAsset, sendPage } from "../http/respond";
import type { Sandbox } from "../view/sandbox";
import { openStream } from "./stream";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%234338ca'/%3E%3Cpath d='M9 21h14M9 16h14M9 11h8' stroke='%23fff' stroke-width='2.6' stroke-linecap='round'/%3E%3C/svg%3E";

const STYLES = ["base", "layout", "rows", "parts"];

/** `key`: the control key, for who opens the page on this machine. */
const page = (
  key: string | null,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sandbox</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
${key === null ? "" : `<meta name="control-key" content="${key}">`}
<link rel="icon" href="${ICON}">${STYLES.map((name) => `<link rel="stylesheet" href="/_sandbox/watch/${name}.css">`).join("")}
<script defer src="/_sandbox/watch/main.js"></script></head>
<body><noscript>This page needs JavaScript.</noscript></body></html>`;

const style = (name: string): PageRoute => ({
  method: "GET",
  path: `/_sandbox/watch/${name}.css`,
  access: "everyone",
  handle: async (request, response) =>
    sendAsset(request, response, "text/css", await stylesheet(`watch/styles/${name}.css`)),
});

/** The page at `/` on which a person watches the sandbox and plays Stripe, and its live feed. */
export function watchRoutes(sandbox: Sandbox, controlKey: string): PageRoute[] {
  return [
    {
      method: "GET",
      path: "/",
      access: "everyone",
      handle: ({ socket }, response) => {
        sendPage(response, page(isThisMachine(socket.remoteAddress) ? controlKey : null), POLICY);
      },
    },
    {
      method: "GET",
      path: "/_sandbox/watch/main.js",
      access: "everyone",
      handle: async (request, response) =>
        sendAsset(request, response, "text/javascript", await script("watch/client/main.js")),
    },
    ...STYLES.map(style),
    {
      method: "GET",
      path: "/_sandbox/stream",
      access: "key",
      handle: (_request, response) => openStream(response, sandbox),
    },
    {
      method: "GET",
      path: "/_sandbox/watch/event",
      access: "key",
      handle: (request, response) => {
        const query = new URL(request.url ?? "/", "http://sandbox").searchParams;
        const body = sandbox.eventBody(query.get("account") ?? "", query.get("event") ?? "");
        const headers = { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" };
        response.writeHead(body === null ? 404 : 200, headers);
        response.end(body ?? "This event is no longer kept.");
      },
    },
  ];
}

/** Whether a connection comes from this machine; `address` as `socket.remoteAddress` gives it. */
function isThisMachine(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address ?? "");
}
