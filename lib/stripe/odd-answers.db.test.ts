import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { setUpDatabase } from "@/lib/testing/database";
import { retrieveDispute } from "./disputes";
import { findPaymentIntents } from "./find-payment-intents";
import { eachDispute, eachPaymentIntentSince, eachRefund, eachUndeliveredEvent } from "./list-since";
import { retrievePaymentIntent } from "./payment-intents";
import { createRefund, retrieveRefund } from "./refunds";

/** What a Stripe says that is not the one we know: a status and a body for whatever it is asked. */
let answer: { status: number; body: object } = { status: 200, body: {} };

const server = createServer((_, response) => {
  response.writeHead(answer.status, { "content-type": "application/json", "request-id": "req_odd" });
  response.end(JSON.stringify(answer.body));
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
