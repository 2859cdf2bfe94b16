import { once } from "node:events";
import { get, type Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { connectTo } from "@/lib/testing/raw-client";
import { createHttpServer, drain, listen, trackStreams } from "./http-server";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(...args: Parameters<typeof createHttpServer>) {
  server = createHttpServer(...args);
  await listen(server, 0, "127.0.0.1");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}` };
}

describe("who is slow is cut off", () => {
  const IMPATIENT = { headersMs: 150, requestMs: 300, checkMs: 20 };
  // Long enough for a busy machine to send a whole request in.
  const PATIENT = { headersMs: 4_000, requestMs: 4_000, checkMs: 20 };
  const POST = "POST / HTTP/1.1\r\nHost: shop\r\n";

  const serveBodies = () =>
    serve((request, response) => {
      request.resume().on("end", () => response.end("never"));
    }, IMPATIENT);

  test.each([
    ["says nothing", ""],
    ["never ends its headers", "GET / HTTP/1.1\r\nHost: shop\r\n"],
    ["never ends its body", `${POST}Content-Length: 10\r\n\r\nfour`],
    ["never sends its last chunk", `${POST}Transfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n`],
  ])("who %s", async (_, text) => {
    const { url } = await serveBodies();
    const client = await connectTo(url);
    client.send(text);
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each([
    ["its headers", "GET / HTTP/1.1\r\nHost: shop\r\nX-Drip: "],
    ["its body", `${POST}Content-Length: 1000000\r\n\r\n`],
  ])("who sends %s drop by drop", async (_, text) => {
    const { url } = await serveBodies();
    const client = await connectTo(url);
    client.send(text);
    const dripping = setInterval(() => client.send("x"), 10);
    expect(await client.untilClosed()).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(dripping);
  });

  test("but not who waits for an answer that takes longer", async () => {
    const answers: (() => void)[] = [];
    const { url } = await serve(
      (_request, response) => void answers.push(() => response.end("done")),
      PATIENT,
    );
    const patient = fetch(url);
    await expect.poll(() => answers.length).toBe(1);
    const slow = await connectTo(url);
    // When this one is cut off the patient one has been there for longer.
    await slow.untilClosed();
    answers[0]?.();
    expect(await (await patient).text()).toBe("done");
  });
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
  const [live] = await once(get(`${url}/live`), "response");
  const cut = new Promise((resolve) => live.on("error", () => undefined).on("close", resolve));
  live.resume();
  const slow = fetch(`${url}/slow`);
  await expect.poll(() => finish.length).toBe(1);
  const stopped = drain(server, endStreams);
  await cut;
  finish[0]?.();
  expect(await (await slow).text()).toBe("done");
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
});
