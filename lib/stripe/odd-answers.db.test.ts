import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setUpDatabase } from "@/lib/testing/database";
import { retrieveDispute } from "./disputes";
import { findPaymentIntents } from "./find-payment-intents";
import { eachDispute, eachPaymentIntentSince, eachRefund, eachUndeliveredEvent } from "./list-since";
import { retrievePaymentIntent } from "./payment-intents";
import { createRefund, retrieveRefund } from "./refunds";

type Answer = { status: number; body: object };

/** What a Stripe says that is not the one we know: a status and a body for whatever it is asked. */
let answer: Answer | ((query: URLSearchParams) => Answer) = { status: 200, body: {} };
/** What it was asked by, since the test began. */
let asked: URLSearchParams[] = [];

const server = createServer((request, response) => {
  const query = new URL(request.url ?? "", "http://stripe").searchParams;
  asked.push(query);
  const { status, body } = typeof answer === "function" ? answer(query) : answer;
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_odd" });
  response.end(JSON.stringify(body));
});
setUpDatabase(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return { STRIPE_API_BASE: url, NEXT_PUBLIC_STRIPE_JS_URL: `${url}/stripe.js` };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
});

const SINCE = new Date(0);
const CALLS = {
  "a PaymentIntent": () => retrievePaymentIntent("pi_1"),
  "a refund": () => retrieveRefund("re_1"),
  "a refund that is made": () => createRefund({ payment_intent: "pi_1", amount: 1 }, "key"),
  "a dispute": () => retrieveDispute("du_1"),
};
const LISTS = {
  "the PaymentIntents of an attempt": () => findPaymentIntents("attempt", { from: SINCE, to: null }),
  PaymentIntents: () => eachPaymentIntentSince(SINCE, async () => undefined),
  refunds: () => eachRefund({ since: SINCE }, async () => undefined),
  disputes: () => eachDispute({ paymentIntentId: "pi_1" }, async () => undefined),
  events: () => eachUndeliveredEvent({ from: SINCE, to: new Date(), types: [] }, async () => undefined),
};

describe.each(Object.entries(CALLS))("%s", (_, call) => {
  test("of a shape that cannot be read is a failure that names the request, never a guess", async () => {
    answer = { status: 200, body: { id: "xx_1", object: "unheard_of", status: "succeeded" } };
    expect(await call()).toMatchObject({ ok: false, failure: { kind: "unknown", requestId: "req_odd" } });
  });

  test("that Stripe does not know is said to be not there", async () => {
    answer = { status: 404, body: { error: { type: "invalid_request_error", code: "resource_missing" } } };
    expect(await call()).toMatchObject({ ok: false, failure: { kind: "not_found", requestId: "req_odd" } });
  });
});

test.each(Object.entries(LISTS))("a list of %s that is not read to its end is a failure", async (_, list) => {
  answer = { status: 401, body: { error: { type: "invalid_request_error", message: "Invalid API Key" } } };
  expect(await list()).toMatchObject({
    ok: false,
    failure: { kind: "authentication", requestId: "req_odd" },
  });
});

describe("an attempt's PaymentIntent", () => {
  const list = (...data: object[]) => ({ status: 200, body: { object: "list", has_more: false, data } });
  const of = (attempt: string) => ({ id: `pi_of_${attempt}`, metadata: { attempt_id: attempt } });
  const find = () => findPaymentIntents("mine", { from: SINCE, to: null });

  test("of a shape that cannot be read leaves it uncertain which there are", async () => {
    answer = list(of("mine"));
    expect(await find()).toMatchObject({ ok: false, failure: { kind: "unknown" } });
  });

  test("without a client secret leaves it uncertain as well: nobody could pay it", async () => {
    const intent = {
      ...{ ...of("mine"), object: "payment_intent", status: "requires_payment_method", amount: 100 },
      ...{ amount_received: 0, currency: "usd", livemode: false, capture_method: "automatic" },
    };
    answer = list({ ...intent, client_secret: "pi_of_mine_secret_1" });
    expect(await find()).toMatchObject({ ok: true, found: [{ clientSecret: "pi_of_mine_secret_1" }] });
    answer = list({ ...intent, client_secret: null });
    expect(await find()).toMatchObject({ ok: false, failure: { kind: "unknown" } });
  });

  test("is looked for between two moments, or from one until now", async () => {
    answer = list();
    await find();
    await findPaymentIntents("mine", { from: new Date(5_999), to: new Date(9_001) });
    expect(asked.map((query) => [query.get("created[gte]"), query.get("created[lte]")])).toEqual([
      ["0", null],
      ["5", "9"],
    ]);
  });

  test("of another attempt is not read at all", async () => {
    answer = list(of("another"));
    expect(await find()).toEqual({ ok: true, found: [] });
  });
});

test("what can be read of a list is handed on, and the rest holds nothing up", async () => {
  const refund = { id: "re_1", object: "refund", status: "succeeded", amount: 100, currency: "usd" };
  answer = {
    status: 200,
    body: { object: "list", has_more: false, data: [{ id: "re_odd", object: "refund" }, refund] },
  };
  const read: string[] = [];
  const listed = await eachRefund({ since: SINCE }, async (page) => {
    read.push(...page.map(({ id }) => id));
  });
  expect(listed).toEqual({ ok: true });
  expect(read).toEqual(["re_1"]);
});

test("a list of many pages is read to its end, each page from where the one before ended, and nothing after it", async () => {
  const ids = ["re_1", "re_2", "re_3", "re_4", "re_5", "re_6", "re_7"];
  answer = (query) => {
    const from = ids.indexOf(query.get("starting_after") ?? "") + 1;
    const page = ids.slice(from, from + 3);
    const data = page.map((id) => ({
      id,
      object: "refund",
      status: "succeeded",
      amount: 1,
      currency: "usd",
    }));
    return { status: 200, body: { object: "list", has_more: from + 3 < ids.length, data } };
  };
  const pages: string[][] = [];
  await eachRefund({ since: SINCE }, async (page) => void pages.push(page.map(({ id }) => id)));
  expect(pages).toEqual([["re_1", "re_2", "re_3"], ["re_4", "re_5", "re_6"], ["re_7"]]);
  expect(asked.map((query) => query.get("starting_after"))).toEqual([null, "re_3", "re_6"]);
});

test("a page that promises more and has nothing is the last", async () => {
  answer = { status: 200, body: { object: "list", has_more: true, data: [] } };
  expect(await eachRefund({ since: SINCE }, async () => undefined)).toEqual({ ok: true });
  expect(asked).toHaveLength(1);
});
