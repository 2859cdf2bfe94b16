import type { IncomingMessage, ServerResponse } from "node:http";

/** A route outside `/v1`: pages, scripts and control calls. The first route whose method and path match wins. */
export type PageRoute = {
  method: "GET" | "POST";
  /** Compared with the request's pathname (no query string). */
  path: string;
  /** `key`: only for who knows the control key. */
  access: "everyone" | "key";
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
};
