import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import Stripe from "stripe";
import type { ShopConfig } from "./shop-config";

const bundle = build({
  entryPoints: [fileURLToPath(new URL("shop-page.tsx", import.meta.url))],
  bundle: true,
  write: false,
  format: "esm",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
}).then((result) => result.outputFiles[0]?.text ?? "");

const STYLE =
  "body{margin:0;font:16px system-ui,sans-serif}main{max-width:480px;margin:0 auto;padding:24px 16px}h1{font-size:20px}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;overflow-wrap:anywhere}form>button{padding:12px;font:inherit}ol{font-size:12px}";

export type Shop = { url: string; stripe: Stripe; lastIntent(): string; close(): Promise<void> };

/**
 * A shop of one page on a free port, with the strict Content-Security-Policy of a careful integration: scripts
 * by nonce, the sandbox's origin where Stripe's would be, and no inline styles at all.
 */
export async function startShop(sandboxUrl: string, config: ShopConfig): Promise<Shop> {
  const script = await bundle;
  const { hostname, port } = new URL(sandboxUrl);
  const stripe = new Stripe("sk_test_sandbox", { host: hostname, port, protocol: "http" });
  let lastIntent = "";

  const server = createServer(async (request, response) => {
    if (request.url === "/shop.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
      return;
    }
    if (request.url === "/favicon.ico") {
      response.writeHead(204).end();
      return;
    }
    if (request.url === "/create-intent" || request.url === "/confirm-token") {
      let body = "";
      for await (const chunk of request) body += chunk;
      const { token }: { token?: string } = JSON.parse(body);
      const intent = await stripe.paymentIntents.create({
        amount: config.intentAmount ?? config.amount,
        currency: config.currency,
        automatic_payment_methods: { enabled: true },
        ...(token && { confirm: true, confirmation_token: token, use_stripe_sdk: true }),
      });
      lastIntent = intent.id;
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ clientSecret: intent.client_secret, status: intent.status }));
      return;
    }
    const nonce = randomBytes(16).toString("base64");
    const policy = [
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'strict-dynamic' ${sandboxUrl}`,
      `style-src 'self' 'nonce-${nonce}'`,
      `connect-src 'self' ${sandboxUrl}`,
      `frame-src ${sandboxUrl}`,
      "img-src 'self' data:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ].join("; ");
    const stripeScript = config.withoutScript
      ? ""
      : `<script nonce="${nonce}" src="${sandboxUrl}/endive/stripe.js"></script>`;
    const background = config.background ? `body{background:${config.background};color:#fff}` : "";
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    });
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">${STYLE}${background}</style>
${stripeScript}</head>
<body><main id="root"></main><script type="application/json" id="config">${JSON.stringify(config)}</script>
<script nonce="${nonce}" type="module" src="/shop.js"></script></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const shopPort = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${shopPort}`,
    stripe,
    lastIntent: () => lastIntent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
