import type { IncomingMessage, ServerResponse } from "node:http";
import { type Asset, etagOf } from "./assets";

/**
 * What the frames' documents may do: only the sandbox's own scripts and calls; styles and fonts also from the
 * shop, because the appearance API lets a page bring its own font. No inline script or style anywhere.
 */
const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' http: https:",
  "font-src 'self' http: https: data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors http: https:",
].join("; ");

/** A document that is embedded by the shop's page or opened by a redirect. */
export function sendPage(response: ServerResponse, body: string, policy: string = FRAME_POLICY): void {
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  response.end(body);
}

/** A script or stylesheet; answered with 304 when the browser has this very version. */
export function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  asset: Asset | string,
): void {
  const { body, etag } = typeof asset === "string" ? { body: asset, etag: etagOf(asset) } : asset;
  const headers = {
    "Content-Type": `${contentType}; charset=utf-8`,
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "cross-origin",
    ETag: etag,
  };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, headers).end(body);
}
