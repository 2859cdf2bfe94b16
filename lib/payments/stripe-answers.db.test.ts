import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { setUpDatabase } from "@/lib/testing/database";
import { apply, eventAbout, orderOf, placePayment } from "@/lib/testing/payment";
import { cancelOrder } from "./cancel-order";
import { reconcilePayment } from "./reconcile-payment";
import { startPayment } from "./start-payment";

type Answer = { status: number; body: object };

/** What answers in Stripe's place where the sandbox cannot: wrong keys, wrong addresses, sudden changes. */
let answerTo: (method: string) => Answer;
const server = createServer((request, response) => {
  const { status, body } = answerTo(request.method ?? "");
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
});

const refusal = (status: number, error: object): Answer => ({
  status,
  body: { error: { type: "invalid_request_error", ...error } },
});

setUpDatabase(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const url = `http://127.0.0.1:${address.port}`;
  return { STRIPE_API_BASE: url, NEXT_PUBLIC_STRIPE_JS_URL: `${url}/stripe.js` };
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe.each([
  ["a wrong key", refusal(401, { message: "Invalid API Key provided: sk_test_****" })],
  ["a key without the permission", refusal(403, { message: "Permission denied" })],
  ["a wrong address", refusal(404, { message: "Unrecognized request URL" })],
])("%s says nothing about a payment", (_, answer) => {
  beforeEach(() => {
    answerTo = () => answer;
  });

  test("which stays payable, whoever asks", async () => {
    const { orderId, facts, request } = await placePayment();
    await apply(facts);
    expect(await reconcilePayment(facts.id, { by: "system" })).toMatchObject({ ok: false, kind: "stripe" });
    expect(await startPayment(request)).toMatchObject({ ok: false, kind: "stripe" });
    expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: false, kind: "stripe" });
    expect(await orderOf(orderId)).toMatchObject({
      status: "pending",
      attempts: [{ status: "payable", paymentIntentId: facts.id }],
    });
  });
});

test("an answer that cannot be read ends nothing, and the shopper is told something", async () => {
  const { orderId, facts, request } = await placePayment();
  await apply(facts);
  answerTo = () => ({ status: 200, body: { id: facts.id, object: "payment_intent", status: "succeeded" } });
  const result = await startPayment(request);
  expect(result).toMatchObject({ ok: false, kind: "stripe", reason: "unknown" });
  expect("message" in result && result.message).toMatch(/not be charged twice/);
  expect(await orderOf(orderId)).toMatchObject({ status: "pending", attempts: [{ status: "payable" }] });
});

test("a PaymentIntent that is gone at the moment it is canceled holds its order no longer", async () => {
  const { orderId, facts } = await placePayment();
  await apply(facts);
  const { raw } = eventAbout("payment_intent.created", facts).object;
  const found: Answer = { status: 200, body: { ...Object(raw), client_secret: `${facts.id}_secret_1` } };
  answerTo = (method) => (method === "GET" ? found : refusal(404, { code: "resource_missing" }));
  expect(await cancelOrder(orderId, { by: "system" })).toEqual({ ok: true, status: "canceled" });
  expect(await orderOf(orderId)).toMatchObject({ status: "canceled", attempts: [{ status: "lost" }] });
});
