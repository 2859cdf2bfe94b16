import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { readBody } from "../http/body";
import type { PageRoute } from "../http/page-route";

/** Refuses a control call with one sentence. */
export class ControlError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Answers a control call. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}

/** A control call below `/_sandbox/` with a JSON body (none counts as `{}`); unknown names in it are refused. */
export function control<S extends z.ZodType>(
  path: string,
  body: S,
  run: (given: z.infer<S>) => object | Promise<object>,
): PageRoute {
  return {
    method: "POST",
    path: `/_sandbox/${path}`,
    access: "key",
    async handle(request, response) {
      try {
        const parsed = body.safeParse(await readJson(request));
        if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error));
        sendJson(response, 200, await run(parsed.data));
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        sendJson(response, error.status, { error: error.message });
      }
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new ControlError(415, "Send the body as application/json.");
  const text = await readBody(request);
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, "The body is not JSON.");
  }
}
