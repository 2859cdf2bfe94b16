import { request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readUntrustedForwarding } from "@/lib/http/untrusted-forwarding";
import { connectTo, type RawClient } from "@/lib/testing/raw-client";
import { createEdge } from "./edge";
import { EDGE_LIMITS, type EdgeLimits } from "./edge-limits";
import { createHttpServer, listen } from "./http-server";

const POST = "POST / HTTP/1.1\r\nHost: shop\r\n";
const WEBHOOK = "POST /api/webhooks HTTP/1.1\r\nHost: shop\r\n";
const FORM_BYTES = 64 * 1024;
const WEBHOOK_BYTES = 512 * 1024;

let server: Server | undefined;
let lines: string[];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  vi.restoreAllMocks();
});

/** What the log says of refusals, and nothing else. */
const refusals = () => lines.map((line) => JSON.parse(line)).filter(({ security }) => security);

/** A server behind the edge, and the requests that got past it. */
async function serve({
  trustedProxies = 0,
  ...limits
}: Partial<EdgeLimits & { trustedProxies: number }> = {}) {
  const seen: { request: IncomingMessage; answer: (text: string) => void }[] = [];
  const edge = createEdge({ trustedProxies, limits: { ...EDGE_LIMITS, ...limits } });
  const made = createHttpServer(async (request, response) => {
    if (!(await edge.admit(request, response))) return;
    seen.push({ request, answer: (text) => response.end(text) });
    if (request.url === "/wait") return;
    const body: Buffer[] = [];
    request.on("data", (chunk) => body.push(chunk));
    request.on("end", () => response.end(`${Buffer.concat(body).length} bytes`));
  });
  edge.guard(made);
  server = made;
  await listen(made, 0, "127.0.0.1");
  const address = made.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, seen };
}

/** Sends `bytes` in chunks without saying how many, and resolves with the status, even in the middle. */
function sendChunked(url: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: "POST" });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    for (let left = bytes; left > 0; left -= 16_384) sent.write("x".repeat(Math.min(left, 16_384)));
    sent.end();
  });
}

describe("what a request says of its origin", () => {
  const CLAIMS = {
    "X-Forwarded-For": "6.6.6.6, 198.51.100.7",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Request-Id": "evil",
  };

  test("without a proxy of ours the app sees the socket's peer and no other claim", async () => {
    const { url, seen } = await serve();
    await fetch(url, { headers: CLAIMS });
    const headers = seen[0]?.request.headers ?? {};
    expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(headers).not.toHaveProperty("x-forwarded-host");
    expect(headers).not.toHaveProperty("x-forwarded-proto");
  });

  test("a request that Next makes in the middle of another is the same client's, and comes through no proxy", async () => {
    const { url, seen } = await serve();
    await fetch(url, { headers: { "X-Forwarded-For": "6.6.6.6" } });
    const before = readUntrustedForwarding();
    const { connection: _own, ...outer } = seen[0]?.request.headers ?? {};
    const passedOn = Object.entries(outer).map(([name, value]): [string, string] => [name, String(value)]);
    await fetch(url, { headers: passedOn });
    const inner = seen[1]?.request.headers ?? {};
    expect(inner["x-forwarded-for"]).toBe("127.0.0.1");
    expect(inner["x-request-id"]).toBe(outer["x-request-id"]);
    expect(readUntrustedForwarding()).toEqual(before);
  });

  test.each([
    ["without its mark", { "x-till-own-request": "" }],
    ["with a mark of its own making", { "x-till-own-request": "a".repeat(43) }],
    ["with the mark of another client's request", { "x-forwarded-for": "6.6.6.6" }],
    ["with the mark of another request", { "x-request-id": "8b1c9f6e-1111-4111-8111-111111111111" }],
  ])("a stranger on this machine cannot be another client %s", async (_, change) => {
    const { url, seen } = await serve();
    await fetch(url);
    const {
      "x-forwarded-for": address,
      "x-request-id": id,
      "x-till-own-request": mark,
    } = seen[0]?.request.headers ?? {};
    const marked = { "x-forwarded-for": String(address), "x-request-id": String(id) };
    await fetch(url, { headers: { ...marked, "x-till-own-request": String(mark), ...change } });
    const headers = seen[1]?.request.headers ?? {};
    expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(headers["x-request-id"]).not.toBe(id);
    expect(headers["x-request-id"]).not.toBe(change["x-request-id" as keyof typeof change]);
  });

  test("behind one proxy the app sees the address that the proxy saw, and the proxy's host", async () => {
    const { url, seen } = await serve({ trustedProxies: 1 });
    await fetch(url, { headers: CLAIMS });
    const headers = seen[0]?.request.headers ?? {};
    expect(headers["x-forwarded-for"]).toBe("198.51.100.7");
    expect(headers["x-forwarded-host"]).toBe("evil.example");
  });

  test("a request has an id of our own, which its answer carries", async () => {
    const { url, seen } = await serve();
    const response = await fetch(url, { headers: CLAIMS });
    const id = response.headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen[0]?.request.headers["x-request-id"]).toBe(id);
  });
});

describe("bodies", () => {
  test.each([
    ["a form", "/", FORM_BYTES],
    ["an event", "/api/webhooks", WEBHOOK_BYTES],
    ["an event with a query", "/api/webhooks?x=1", WEBHOOK_BYTES],
  ])("%s arrives whole up to its limit, and one byte more is 413", async (_, path, largest) => {
    const { url, seen } = await serve();
    for (const bytes of [0, 1, 16_384, 65_536, largest]) {
      const whole = await fetch(url + path, { method: "POST", body: "x".repeat(bytes) });
      expect(await whole.text()).toBe(`${bytes} bytes`);
      expect(await sendChunked(url + path, bytes)).toBe(200);
    }
    const passed = seen.length;
    expect((await fetch(url + path, { method: "POST", body: "x".repeat(largest + 1) })).status).toBe(413);
    expect(await sendChunked(url + path, largest + 1)).toBe(413);
    expect(seen.length).toBe(passed);
  });

  test("a body that was received can still become the body of a web Request, as in Next's routes", async () => {
    const edge = createEdge({ trustedProxies: 0, limits: EDGE_LIMITS });
    server = createHttpServer(async (request, response) => {
      if (!(await edge.admit(request, response))) return;
      // Next hands the request itself over as the body, which the types do not know.
      const init = { method: "POST", body: request, duplex: "half" } as unknown as RequestInit;
      response.end(`${(await new Request("http://shop/", init).text()).length} characters`);
    });
    await listen(server, 0, "127.0.0.1");
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("no port");
    const url = `http://127.0.0.1:${address.port}/api/webhooks`;
    expect(await (await fetch(url, { method: "POST", body: "x".repeat(70_000) })).text()).toBe(
      "70000 characters",
    );
  });

  test.each(["/api/webhooks/", "/api/%77ebhooks", "/API/WEBHOOKS", "//api/webhooks", "/x?/api/webhooks"])(
    "%s is not the webhook's address and has the limit of a form",
    async (path) => {
      const { url } = await serve();
      const body = "x".repeat(FORM_BYTES + 1);
      expect((await fetch(url + path, { method: "POST", body })).status).toBe(413);
    },
  );

  test("a length that is too large is refused before the body is sent", async () => {
    const { url, seen } = await serve();
    const client = await connectTo(url);
    client.send(`${POST}Content-Length: 100000000\r\n\r\n`);
    await expect.poll(client.received).toContain("413");
    expect(seen).toEqual([]);
  });

  test("a body without an end is refused while it is being sent, and the connection closed", async () => {
    const { url, seen } = await serve();
    const client = await connectTo(url);
    client.send(`${POST}Transfer-Encoding: chunked\r\n\r\n`);
    const sending = setInterval(() => client.send(`4000\r\n${"x".repeat(0x4000)}\r\n`), 1);
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 413 /);
    clearInterval(sending);
    expect(seen).toEqual([]);
  });

  test("who goes on sending for a moment still gets the answer", async () => {
    const { url } = await serve();
    for (let round = 0; round < 5; round += 1) expect(await sendChunked(url, 8_000_000)).toBe(413);
  });

  test("a body that stalls never reaches the app", async () => {
    const { url, seen } = await serve();
    const stalled = await Promise.all(Array.from({ length: 40 }, () => connectTo(url)));
    for (const client of stalled)
      client.send(`${WEBHOOK}Content-Length: 500000\r\n\r\n${"x".repeat(10_000)}`);
    await fetch(url);
    expect(seen.map(({ request }) => request.method)).toEqual(["GET"]);
  });

  test("a client that leaves in the middle of its body frees what it held", async () => {
    const { url, seen } = await serve({ arrivingBytes: 100_000 });
    const held = `${WEBHOOK}Content-Length: 90000\r\n\r\n${"x".repeat(80_000)}`;
    for (let round = 0; round < 3; round += 1) {
      const client = await connectTo(url);
      client.send(held);
      client.close();
    }
    const body = "x".repeat(90_000);
    await expect
      .poll(async () => (await fetch(`${url}/api/webhooks`, { method: "POST", body })).status)
      .toBe(200);
    expect(seen.length).toBeGreaterThan(0);
  });

  test("all bodies that arrive at once have one limit, beyond which a request may come again", async () => {
    const { url } = await serve({ arrivingBytes: 100_000 });
    const client = await connectTo(url);
    client.send(`${WEBHOOK}Content-Length: 90000\r\n\r\n${"x".repeat(80_000)}`);
    await expect
      .poll(async () => (await fetch(url, { method: "POST", body: "x".repeat(60_000) })).status)
      .toBe(503);
  });
});

describe("how many come at once", () => {
  const wait = "GET /wait HTTP/1.1\r\nHost: shop\r\n";

  async function hold(url: string, count: number, headers = ""): Promise<RawClient[]> {
    const clients = await Promise.all(Array.from({ length: count }, () => connectTo(url)));
    for (const client of clients) client.send(`${wait}${headers}\r\n`);
    return clients;
  }

  test("a network has so many requests in hand, and another network its own", async () => {
    const { url, seen } = await serve({ trustedProxies: 1, requestsPerNetwork: 3 });
    await hold(url, 3, "X-Forwarded-For: 198.51.100.1\r\n");
    await expect.poll(() => seen.length).toBe(3);
    const ask = (address: string) => fetch(url, { headers: { "X-Forwarded-For": address } });
    expect((await ask("198.51.100.1")).status).toBe(429);
    expect((await ask("198.51.100.2")).status).toBe(200);
    seen[0]?.answer("done");
    await expect.poll(async () => (await ask("198.51.100.1")).status).toBe(200);
  });

  test("without a proxy of ours a network has so many connections, even silent ones", async () => {
    const { url } = await serve({ connectionsPerNetwork: 3 });
    const silent = await Promise.all(Array.from({ length: 3 }, () => connectTo(url)));
    const fourth = await connectTo(url);
    expect(await fourth.untilClosed()).toBe("");
    silent[0]?.close();
    await expect
      .poll(() =>
        fetch(url).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });

  test("behind a proxy of ours its connections are everybody's and do not count", async () => {
    const { url } = await serve({ connectionsPerNetwork: 1, trustedProxies: 1 });
    await hold(url, 5, "X-Forwarded-For: 198.51.100.1\r\n");
    expect((await fetch(url)).status).toBe(200);
  });

  // Less patience than an idle connection has by itself.
  test("over the connections of all one is refused, and idle ones make room for the next", {
    timeout: 30_000,
  }, async () => {
    const { url, seen } = await serve({ connections: 2 });
    const idle = await connectTo(url);
    idle.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n");
    await expect.poll(idle.received).toContain("200 OK");
    await hold(url, 1);
    await expect.poll(() => seen.length).toBe(2);
    const refused = await connectTo(url);
    expect(await refused.untilClosed()).toBe("");
    await idle.untilClosed();
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("the log of refusals", () => {
  test("names network, request and reason, and nothing that was sent", async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/secret?x=y`, { method: "POST", body: "x".repeat(FORM_BYTES + 1) });
    expect(refusals()).toEqual([
      expect.objectContaining({
        level: 40,
        security: "request_refused",
        reason: "body_too_large",
        network: "127.0.0.1",
        requestId: response.headers.get("x-request-id"),
      }),
    ]);
    expect(lines.join("")).not.toMatch(/secret|x=y/);
  });

  test("has one line a moment of a flood from one network", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    const { url } = await serve({ connectionsPerNetwork: 1 });
    await connectTo(url);
    for (let count = 0; count < 50; count += 1) await (await connectTo(url)).untilClosed();
    vi.useRealTimers();
    expect(refusals()).toEqual([
      expect.objectContaining({ security: "connection_refused", reason: "connections_of_network" }),
    ]);
  });
});
