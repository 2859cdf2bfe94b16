import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CircuitBreaker, createCircuitBreaker } from "./circuit-breaker";
import { toStripeFailure } from "./errors";
import { type CallLimits, patientHttpClient, waitAfter } from "./patient-http-client";

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const LIMITS: CallLimits = { tries: 3, budgetMs: 60_000, firstWaitMs: 1, longestWaitMs: 2 };
const INTENT = JSON.stringify({ id: "pi_1", object: "payment_intent" });

let server: Server;
/** How each request is answered, in order; the last one also answers all that follow. */
let answers: Answer[];
let keys: unknown[];
let clients: unknown[];
let breaker: CircuitBreaker;

beforeEach(async () => {
  answers = [];
  keys = [];
  clients = [];
  breaker = createCircuitBreaker({ failures: 2, openMs: 3_600_000, onChange: () => {} });
  server = createServer((request, response) => {
    keys.push(request.headers["idempotency-key"]);
    clients.push(request.headers["x-stripe-client-user-agent"]);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    request.resume().on("end", () => answer?.(request, response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

const says =
  (status: number, body = "{}", headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const ok = says(200, INTENT);
const failure = (status: number, headers = {}) =>
  says(status, JSON.stringify({ error: { type: "api_error", message: "no" } }), headers);
const cut: Answer = (_, response) => response.destroy();
const cutInTheBody: Answer = (_, response) => {
  response.writeHead(200, { "content-length": "1000" }).write("{", () => response.destroy());
};
const silence: Answer = () => {};

function client(limits: Partial<CallLimits> = {}, timeout = 10_000, port?: number) {
  return new Stripe("sk_test_1", {
    protocol: "http",
    host: "127.0.0.1",
    port: port ?? (server.address() as AddressInfo).port,
    timeout,
    maxNetworkRetries: 0,
    httpClient: patientHttpClient(Stripe.createNodeHttpClient(), { ...LIMITS, ...limits }, breaker),
  });
}

const create = (stripe = client()) =>
  stripe.paymentIntents.create({ amount: 100, currency: "usd" }, { idempotencyKey: "one key" });

/** What the app makes of a call that failed. */
async function kindOf(call: Promise<unknown>): Promise<string> {
  return await call.then(
    () => "success",
    (error) => toStripeFailure(error).kind,
  );
}

/** How long each try was given, in milliseconds, of a call that is never answered while the clock stands still. */
async function triesWhileTimeStands(limits: Partial<CallLimits>, timeoutMs: number): Promise<number[]> {
  vi.useFakeTimers({ toFake: ["Date"] });
  const given: number[] = [];
  const makeRequest: HttpClient["makeRequest"] = async (...request) => {
    given.push(request[7]);
    throw new Error("no answer");
  };
  const patient = patientHttpClient(
    { getClientName: () => "none", makeRequest },
    { ...LIMITS, ...limits },
    breaker,
  );
  const call = patient.makeRequest("127.0.0.1", "1", "/", "GET", {}, "", "http", timeoutMs);
  await expect(call).rejects.toThrow("Stripe did not answer");
  return given;
}

/** The lines of the log that a call leaves, whatever becomes of it. */
async function logOf(call: () => Promise<unknown>): Promise<unknown[]> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  await call().catch(() => {});
  return lines.map((line) => JSON.parse(line));
}

describe("a call is sent again, with its own key,", () => {
  test.each<[string, Answer]>([
    ["after too many requests", failure(429)],
    ["after a conflict", failure(409)],
    ["after an error of Stripe's", failure(500)],
    ["after another error of Stripe's", failure(503)],
    ["after a page of a proxy's in place of an answer", says(502, "<html>")],
    ["after a cut connection", cut],
    ["after a connection that was cut in the middle of an answer", cutInTheBody],
    ["where Stripe advises it", failure(400, { "stripe-should-retry": "true" })],
  ])("%s", async (_, first) => {
    answers = [first, first, ok];
    expect((await create()).id).toBe("pi_1");
    expect(keys).toEqual(["one key", "one key", "one key"]);
  });

  test("after a try that took too long", async () => {
    answers = [silence, ok];
    expect((await create(client({}, 50))).id).toBe("pi_1");
  });
});

describe("a call is not sent again", () => {
  test.each<[string, Answer]>([
    ["where it was refused", failure(400)],
    ["where Stripe advises against it", failure(500, { "stripe-should-retry": "false" })],
  ])("%s", async (_, first) => {
    answers = [first, ok];
    await expect(create()).rejects.toThrow();
    expect(keys).toHaveLength(1);
  });

  test("where a proxy's page refused it, which no answer of Stripe's is", async () => {
    answers = [says(403, "<html>"), ok];
    expect(await kindOf(create())).toBe("unknown");
    expect(keys).toHaveLength(1);
  });

  test("once its tries are used up", async () => {
    answers = [failure(429)];
    expect(await kindOf(create())).toBe("rate_limited");
    expect(keys).toHaveLength(3);
  });

  test("once its time is used up, whatever tries are left", async () => {
    answers = [silence];
    expect(await kindOf(create(client({ tries: 1_000, budgetMs: 200 }, 100)))).toBe("indeterminate");
    expect(keys.length).toBeLessThan(10);
  });

  test("by Stripe's library as well, which would repeat a cut connection", async () => {
    answers = [cut];
    expect(await kindOf(create())).toBe("indeterminate");
    expect(keys).toHaveLength(3);
  });
});

test("a try is given the time that is left and no more, and what a call may take at most", async () => {
  expect(await triesWhileTimeStands({ budgetMs: 2_000 }, 5_000)).toEqual([2_000, 2_000, 2_000]);
  expect(await triesWhileTimeStands({ budgetMs: 2_000 }, 500)).toEqual([500, 500, 500]);
});

test("a call that has no time left for the wait ends at once", async () => {
  const endless = { firstWaitMs: Number.MAX_VALUE, longestWaitMs: Number.MAX_VALUE };
  expect(await triesWhileTimeStands(endless, 500)).toHaveLength(1);
  expect(await triesWhileTimeStands({ budgetMs: 0, firstWaitMs: 0 }, 500)).toHaveLength(1);
});

test("whoever looks into a call without an answer finds what broke, and whether Stripe was reached", async () => {
  answers = [cut];
  const lost = await create().catch((error) => error.detail);
  expect(String(lost)).toBe("StripeUnreachable: Stripe did not answer");
  expect(lost).toMatchObject({ code: "NO_ANSWER", cause: { code: "ECONNRESET" } });
  server.close();
  const refused = await create(client({}, 10_000, 1)).catch((error) => error.detail);
  expect(String(refused)).toBe("StripeUnreachable: Stripe could not be reached");
  expect(refused).toMatchObject({ code: "NOT_SENT", cause: { code: "ECONNREFUSED" } });
});

test("a try that is repeated is logged with what Stripe's support asks for, or with what broke", async () => {
  const repeat = { stripe: "repeat", method: "POST" };
  answers = [failure(503, { "request-id": "req_1" }), cut, ok];
  expect(await logOf(create)).toMatchObject([
    { ...repeat, tries: 1, status: 503, stripeRequestId: "req_1" },
    { ...repeat, tries: 2, code: "ECONNRESET" },
  ]);
  expect(await logOf(() => triesWhileTimeStands({ tries: 2 }, 500))).toMatchObject([
    { stripe: "repeat", method: "GET", code: "unknown" },
  ]);
});

test("Stripe is told which HTTP client asks, as without ours", async () => {
  answers = [ok];
  await create();
  expect(JSON.parse(String(clients[0]))).toMatchObject({
    httplib: Stripe.createNodeHttpClient().getClientName(),
  });
});

test("nobody listening is told from an answer that was lost", async () => {
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  expect(await kindOf(create(client({}, 10_000, port)))).toBe("connection");
});

test.each([500, 503])(
  "while Stripe is down (%i) a call is refused at once, and says that nothing was done",
  async (status) => {
    answers = [failure(status)];
    expect([await kindOf(create()), await kindOf(create())]).toEqual(["indeterminate", "indeterminate"]);
    const sent = keys.length;
    expect(await kindOf(create())).toBe("connection");
    expect(keys).toHaveLength(sent);
  },
);

test("answers that refuse a call are no sign that Stripe is down", async () => {
  answers = [failure(400)];
  for (let call = 0; call < 5; call++) expect(await kindOf(create())).toBe("invalid_request");
});

test("waits are random up to a longest one that doubles with each try and has an end", () => {
  const limits = { ...LIMITS, firstWaitMs: 500, longestWaitMs: 1_500 };
  const longest = [1, 2, 3, 4].map((tries) => waitAfter(tries, limits, () => 1));
  expect(longest).toEqual([500, 1_000, 1_500, 1_500]);
  expect(waitAfter(3, limits, () => 0)).toBe(0);
});
