import type { APIResponse, BrowserContext, Page, Request } from "@playwright/test";

/** A server action as a browser sent it, to be sent again in a changed form. */
export type ServerAction = { url: string; id: string; body: string };

/** Keeps the next server action of this page from being sent, and hands it over. */
export async function catchServerAction(page: Page, cause: () => Promise<void>): Promise<ServerAction> {
  const isAction = (request: Request) =>
    request.method() === "POST" && request.headers()["next-action"] !== undefined;
  const caught = new Promise<Request>((resolve) => {
    void page.route("**/*", async (route) => {
      if (!isAction(route.request())) return route.fallback();
      // First, so that whoever is handed the request may take the route away.
      await route.abort();
      resolve(route.request());
    });
  });
  await cause();
  const request = await caught;
  await page.unroute("**/*");
  return { url: request.url(), id: request.headers()["next-action"] ?? "", body: request.postData() ?? "" };
}

/** Sends a server action with the cookies of `context` and these headers alone: no Origin unless given. */
export function sendServerAction(
  context: BrowserContext,
  { url, id, body }: ServerAction,
  headers: Record<string, string>,
): Promise<APIResponse> {
  return context.request.post(url, {
    data: body,
    maxRedirects: 0,
    headers: {
      "next-action": id,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      ...headers,
    },
  });
}
