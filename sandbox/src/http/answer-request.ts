import type { IncomingMessage, ServerResponse } from "node:http";
import { type Api, answerCall } from "./answer-call";
import { knowsKey } from "./control-key";
import { type Guests, refusalOf } from "./guard";
import type { PageRoute } from "./page-route";

export type Site = { guests: Guests; controlKey: string; api: Api; pages: readonly PageRoute[] };

/** Answers one request: turns strangers away, then gives it to the API or to the page with its path. */
export async function answerRequest(
  { guests, controlKey, api, pages }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request.headers, guests);
  if (refusal !== null) return sendRefusal(response, 403, refusal);
  const target = request.url ?? "/";
  const question = target.indexOf("?");
  const path = question < 0 ? target : target.slice(0, question);
  const query = question < 0 ? "" : target.slice(question + 1);
  if (path.startsWith("/v1/")) return answerCall(api, request, response, path, query);
  const page = pages.find((route) => route.method === request.method && route.path === path);
  if (!page) return sendRefusal(response, 404, "The sandbox has no such page.");
  if (page.access === "key" && !knowsKey(request, controlKey)) {
    return sendRefusal(
      response,
      401,
      "This call needs the control key as Authorization: Bearer …; the sandbox printed it when it started.",
    );
  }
  return page.handle(request, response);
}

/** In the form of the API's errors, which Stripe's own libraries can show. */
function sendRefusal(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(`${JSON.stringify({ error: { type: "invalid_request_error", message } })}\n`);
}
