import { afterEach, expect, test, vi } from "vitest";
import type { ChangeListener } from "./change-feed";
import {
  MAXIMUM_OPEN_STREAMS,
  orderChangeStream,
  STREAMS_PER_NETWORK,
  STREAMS_PER_ORDER,
} from "./event-stream";

const leaving: AbortController[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const controller of leaving.splice(0)) controller.abort();
});

function browser(accept = "text/event-stream", method = "GET") {
  const controller = new AbortController();
  leaving.push(controller);
  const request = new Request("http://shop.test/orders/x/events", {
    method,
    headers: { accept },
    signal: controller.signal,
  });
  return { request, leave: () => controller.abort() };
}

let sources = 0;

/** A feed that the test speaks through, and a version that it sets; of an order and to a network of its own. */
function source(version = "7") {
  const listeners = new Set<ChangeListener>();
  const state = { version };
  sources += 1;
  return {
    network: `network ${sources}`,
    orderId: `order ${sources}` as string | null,
    state,
    listeners,
    tell: (change: Parameters<ChangeListener>[0]) => {
      for (const listener of listeners) listener(change);
    },
    subscribe: (listener: ChangeListener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    readVersion: async () => state.version,
  };
}

function reader(response: Response) {
  if (!response.body) throw new Error("no body");
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  return async () => {
    const { value, done } = await chunks.read();
    return done ? null : value;
  };
}

test("a stream begins with the version, so that nothing is missed between page and stream", async () => {
  const read = reader(await orderChangeStream(browser().request, source("41")));
  expect(await read()).toBe("retry: 2000\n\n");
  expect(await read()).toBe("event: version\ndata: 41\n\n");
});

test("a change is told with the version it led to", async () => {
  const orders = source("41");
  const read = reader(await orderChangeStream(browser().request, orders));
  await read();
  await read();
  orders.state.version = "42";
  orders.tell({ kind: "changed", orderId: "any" });
  expect(await read()).toBe("event: change\ndata: 42\n\n");
});

test("after the database connection was lost the version is told again", async () => {
  const orders = source("41");
  const read = reader(await orderChangeStream(browser().request, orders));
  await read();
  await read();
  orders.tell({ kind: "resync" });
  expect(await read()).toBe("event: version\ndata: 41\n\n");
});

test("a browser that leaves is no longer listened for, and the stream ends", async () => {
  const orders = source();
  const { request, leave } = browser();
  const read = reader(await orderChangeStream(request, orders));
  await read();
  await read();
  expect(orders.listeners.size).toBe(1);
  leave();
  expect(orders.listeners.size).toBe(0);
  expect(await read()).toBeNull();
});

test("a reader that cancels the body is no longer listened for", async () => {
  const orders = source();
  const response = await orderChangeStream(browser().request, orders);
  await response.body?.cancel();
  expect(orders.listeners.size).toBe(0);
});

test("a version that cannot be read ends the stream, and the browser connects again", async () => {
  const orders = { ...source(), readVersion: () => Promise.reject(new Error("the database is gone")) };
  const read = reader(await orderChangeStream(browser().request, orders));
  expect(await read()).toBe("retry: 2000\n\n");
  expect(await read()).toBeNull();
  expect(orders.listeners.size).toBe(0);
});

test("a page that polls gets the version as JSON and holds nothing open", async () => {
  const orders = source("41");
  const response = await orderChangeStream(browser("application/json").request, orders);
  expect(await response.json()).toEqual({ version: "41" });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(orders.listeners.size).toBe(0);
});

test("neither a cache nor a buffering proxy may hold a stream back", async () => {
  const { headers } = await orderChangeStream(browser().request, source());
  expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-accel-buffering")).toBe("no");
});

test("beyond the cap a stream is refused, and one that ends makes room", async () => {
  const open = Array.from({ length: MAXIMUM_OPEN_STREAMS }, () => browser());
  for (const { request } of open) expect((await orderChangeStream(request, source())).status).toBe(200);
  expect((await orderChangeStream(browser().request, source())).status).toBe(503);
  open[0]?.leave();
  expect((await orderChangeStream(browser().request, source())).status).toBe(200);
});

test("a network and an order have so many streams, and another one its own", async () => {
  const caps = [
    { most: STREAMS_PER_NETWORK, same: { network: "a crowd" }, other: { network: "nobody" } },
    { most: STREAMS_PER_ORDER, same: { orderId: "a crowd" }, other: { orderId: "nobody" } },
  ];
  for (const { most, same, other } of caps) {
    const open = Array.from({ length: most }, () => browser());
    const ask = async (of: object) =>
      (await orderChangeStream(browser().request, { ...source(), ...of })).status;
    for (const { request } of open) {
      expect((await orderChangeStream(request, { ...source(), ...same })).status).toBe(200);
    }
    expect(await ask(same)).toBe(503);
    expect(await ask(other)).toBe(200);
    open[0]?.leave();
    expect(await ask(same)).toBe(200);
    expect(await ask(same)).toBe(503);
  }
});

test("a refused stream takes no place of those that are free", async () => {
  const full = "a full order";
  for (let count = 0; count < STREAMS_PER_ORDER; count += 1) {
    await orderChangeStream(browser().request, { ...source(), orderId: full });
  }
  const visitor = { network: "one visitor" };
  for (let count = 0; count <= STREAMS_PER_NETWORK; count += 1) {
    await orderChangeStream(browser().request, { ...source(), ...visitor, orderId: full });
  }
  expect((await orderChangeStream(browser().request, { ...source(), ...visitor })).status).toBe(200);
});

test("HEAD opens no stream", async () => {
  const orders = source();
  for (let count = 0; count <= MAXIMUM_OPEN_STREAMS; count += 1) {
    const response = await orderChangeStream(browser("text/event-stream", "HEAD").request, orders);
    expect([response.status, response.body]).toEqual([200, null]);
  }
  expect(orders.listeners.size).toBe(0);
  expect((await orderChangeStream(browser().request, orders)).status).toBe(200);
});

test("a stream that nobody reads is ended at the next heartbeat, and one that is read goes on", async () => {
  vi.useFakeTimers();
  const unread = source();
  const followed = source();
  await orderChangeStream(browser().request, unread);
  const read = reader(await orderChangeStream(browser().request, followed));
  const heard: (string | null)[] = [];
  void (async () => {
    while (heard.at(-1) !== null) heard.push((await read()) ?? null);
  })();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(unread.listeners.size).toBe(0);
  expect(followed.listeners.size).toBe(1);
  expect(heard.filter((message) => message === ":\n\n")).toHaveLength(4);
});
