import { request as httpRequest } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { environment } from "./support/environment";
import { buy } from "./support/order";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";
import { eventBody, newEventId, nowInSeconds, signature, WEBHOOK_PATH } from "./support/webhooks";

const HALF_A_MEGABYTE = 512 * 1024;
const TOLERANCE = 300;

const customer = (note = "") => eventBody("customer.created", { id: "cus_1", object: "customer", note });

function send(request: APIRequestContext, body: string | Buffer, header: string | null = signature(body)) {
  return request.post(WEBHOOK_PATH, {
    data: Buffer.from(body),
    headers: {
      "content-type": "application/json",
      ...(header === null ? {} : { "stripe-signature": header }),
    },
  });
}

test("a signed event is acknowledged without a body, and so is each further delivery of it", async ({
  request,
  staffPage,
}) => {
  const id = newEventId();
  const body = eventBody("customer.created", { id: "cus_1", object: "customer" }, id);
  for (const delivery of [1, 2, 3]) {
    const response = await send(request, body);
    expect(response.status(), `delivery ${delivery}`).toBe(200);
    expect(await response.text()).toBe("");
  }
  await staffPage.goto(`/admin/events/${id}`);
  await expect(staffPage.getByRole("heading", { name: "customer.created" })).toBeVisible();
});

test("a body is verified by its bytes: other alphabets, escapes and line ends included", async ({
  request,
}) => {
  for (const body of [customer("Köln 東京 \u{1f600} \u2028 é"), customer("\\u0000"), `${customer()}\r\n`]) {
    expect(
      (await send(request, Buffer.from(body, "utf8"), signature(Buffer.from(body, "utf8")))).status(),
    ).toBe(200);
  }
});

test.describe("400 with an empty body", () => {
  const body = customer();
  const [timestamp, v1] = signature(body).split(",");
  const refused: [string, string | Buffer, string | null][] = [
    ["no signature", body, null],
    ["an empty signature", body, ""],
    ["another shop's secret", body, signature(body, { secret: "whsec_another" })],
    ["an empty secret", body, signature(body, { secret: " " })],
    ["a body that is one byte off", body.replace("cus_1", "cus_2"), signature(body)],
    ["a body that was printed anew", JSON.stringify(JSON.parse(body)), signature(body)],
    ["a signature that is too old", body, signature(body, { at: nowInSeconds() - TOLERANCE - 30 })],
    ["a signature from the future", body, signature(body, { at: nowInSeconds() + TOLERANCE + 30 })],
    ["a signature without its time", body, v1 ?? ""],
    ["a time without its signature", body, timestamp ?? ""],
    ["the scheme of test events", body, signature(body).replace("v1=", "v0=")],
    ["unsigned garbage", "\u0000\u0001{{{", null],
    ["signed text that is not JSON", "not json", signature("not json")],
    ["signed JSON that is not an event", '{"a":1}', signature('{"a":1}')],
    ["signed JSON that is null", "null", signature("null")],
    ["nothing at all", "", signature("")],
  ];
  for (const [name, sent, header] of refused) {
    test(`for ${name}`, async ({ request }) => {
      const response = await send(request, sent, header);
      expect(response.status()).toBe(400);
      expect(await response.text()).toBe("");
    });
  }
});

test("a signature is good up to its tolerance and beside others", async ({ request }) => {
  const body = customer();
  const old = signature(body, { at: nowInSeconds() - TOLERANCE + 30 });
  const ahead = signature(body, { at: nowInSeconds() + TOLERANCE - 30 });
  const rolled = `${signature(body, { secret: "whsec_old" })},${signature(body).split(",")[1]}`;
  for (const header of [old, ahead, rolled]) expect((await send(request, body, header)).status()).toBe(200);
});

test("more than 512 KiB is refused before it is read, whatever its length claims to be", async ({
  request,
}) => {
  const large = customer("x".repeat(HALF_A_MEGABYTE));
  expect((await send(request, large)).status()).toBe(413);
  expect(await sendInChunks(large)).toBe(413);
  const fits = customer("x".repeat(HALF_A_MEGABYTE - 2048));
  expect((await send(request, fits)).status()).toBe(200);
});

/** Without a Content-Length, so that only counting the bytes tells. */
function sendInChunks(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(new URL(WEBHOOK_PATH, environment.shopUrl), {
      method: "POST",
      headers: { "transfer-encoding": "chunked", "stripe-signature": signature(body) },
    });
    outgoing.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    outgoing.on("error", reject);
    for (let start = 0; start < body.length; start += 64 * 1024)
      outgoing.write(body.slice(start, start + 64 * 1024));
    outgoing.end();
  });
}

test("nothing but POST is answered", async ({ request }) => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    expect((await request.fetch(WEBHOOK_PATH, { method })).status(), method).toBe(405);
  }
});

test("another program's payment, a made-up order and a wrong amount leave every order as it is", async ({
  page,
  request,
  staffPage,
}) => {
  const { number, paymentIntentId } = await buy(page);
  const intent = {
    id: `pi_${newEventId().slice(4)}`,
    object: "payment_intent",
    amount: 1,
    amount_received: 1,
    currency: "usd",
    status: "canceled",
    livemode: false,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
  };
  const foreign = { ...intent, metadata: { app: "another", order_id: "1", attempt_id: "1" } };
  const ours = { ...intent, id: paymentIntentId };
  for (const object of [intent, foreign, ours]) {
    for (const type of [
      "payment_intent.succeeded",
      "payment_intent.canceled",
      "payment_intent.payment_failed",
    ]) {
      expect((await send(request, eventBody(type, object))).status()).toBe(200);
    }
  }
  await openOrder(staffPage, number);
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your order");
});
