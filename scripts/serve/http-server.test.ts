import { once } from "node:events";
import { get, type IncomingMessage, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { createHttpServer, drain, listen, trackStreams } from "./http-server";
import { keepTrustedHeaders } from "./trusted-headers";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(
  handler: Parameters<typeof createHttpServer>[0],
): Promise<{ server: Server; url: string }> {
  server = createHttpServer(handler);
  await listen(server, 0, "127.0.0.1");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** What the app would see of a request that claims to come from elsewhere. */
async function headersSeen(trustedProxies: number): Promise<IncomingMessage["headers"]> {
  const { url } = await serve((request, response) => {
    keepTrustedHeaders(request, trustedProxies);
    response.end(JSON.stringify(request.headers));
  });
  const claims = {
    "X-Forwarded-For": "6.6.6.6, 198.51.100.7",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
  };
  return (await fetch(url, { headers: claims })).json();
}

test("without a proxy of ours the app sees the socket's peer and no other claim", async () => {
  const headers = await headersSeen(0);
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers).not.toHaveProperty("x-forwarded-host");
  expect(headers).not.toHaveProperty("x-forwarded-proto");
});

test("behind one proxy the app sees the address that the proxy saw, and the proxy's host", async () => {
  const headers = await headersSeen(1);
  expect(headers["x-forwarded-for"]).toBe("198.51.100.7");
  expect(headers["x-forwarded-host"]).toBe("evil.example");
});

test("a stop ends live streams at once and lets a request in hand finish", async () => {
  const finish: (() => void)[] = [];
  const { server, url } = await serve((request, response) => {
    if (request.url === "/live") {
      response.setHeader("Content-Type", "text/event-stream; charset=utf-8");
      response.write(":\n\n");
      return;
    }
    finish.push(() => response.end("done"));
  });
  const endStreams = trackStreams(server);
  const [live] = await once(get(`${url}live`), "response");
  const cut = new Promise((resolve) => live.on("error", () => undefined).on("close", resolve));
  live.resume();
  const slow = fetch(`${url}slow`);
  while (finish.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const stopped = drain(server, endStreams);
  await cut;
  finish[0]?.();
  expect(await (await slow).text()).toBe("done");
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
});

test("a connection that never sends its headers has a time limit", async () => {
  const { server } = await serve((_request, response) => response.end());
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
});
