import type { APIRequestContext, Page } from "@playwright/test";
import { goToPay, payButton } from "./support/checkout";
import { environment } from "./support/environment";
import { watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { payBehindTheShop, readPaymentIntent, suppressEventsOf } from "./support/sandbox";
import { breakOrder, reconcile } from "./support/shopkeeper";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";
import { eventBody, newEventId, signature, WEBHOOK_PATH } from "./support/webhooks";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

/** A shopper's money is there, every event about that is lost, and no page of theirs is open. */
async function payUnheard(page: Page): Promise<string> {
  const intents = watchPaymentIntents(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  const paymentIntentId = intents[0] ?? "";
  await page.close();
  await suppressEventsOf(paymentIntentId);
  await payBehindTheShop(paymentIntentId);
  return paymentIntentId;
}

/** What a monitor reads of one thing that is watched. */
async function readSignal(request: APIRequestContext, name: string): Promise<string> {
  const headers = { authorization: `Bearer ${environment.healthToken}` };
  const answer: { signals: { name: string; light: string }[] } = await (
    await request.get("/api/health", { headers })
  ).json();
  return answer.signals.find((signal) => signal.name === name)?.light ?? "not watched";
}

test("an order whose webhooks are all lost is paid by the next look at Stripe, and the open page shows it", async ({
  page,
  staffPage,
}) => {
  const paymentIntentId = await payUnheard(page);
  await openOrder(staffPage, paymentIntentId);
  await expect(staffPage.getByText("Pending", { exact: true }).first()).toBeVisible();
  await reconcile();
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(staffPage.getByText("Till asked Stripe, which")).not.toHaveCount(0);

  await staffPage.getByRole("button", { name: "Ask Stripe about the whole order" }).click();
  await expect(
    staffPage.getByText("Stripe agrees with everything that is known of this order."),
  ).toBeVisible();
});

test("an event that fails each time ends as dead and turns a light red; replayed by staff the order is paid", async ({
  page,
  request,
  staffPage,
}) => {
  const paymentIntentId = await payUnheard(page);
  const { metadata, ...intent } = await readPaymentIntent(paymentIntentId);
  const orderId = metadata.order_id ?? "";
  await breakOrder(orderId, true);
  const id = newEventId();
  const body = eventBody("payment_intent.succeeded", { ...intent, metadata }, id);
  for (let tries = 0; tries < 10; tries++) {
    const headers = { "stripe-signature": signature(body) };
    expect((await request.post(WEBHOOK_PATH, { data: body, headers })).status()).toBe(500);
  }
  expect(await readSignal(request, "dead_events")).toBe("red");
  await staffPage.goto("/admin/health");
  await expect(
    staffPage.getByRole("link", { name: /^Health ?: money may not be where it should be$/ }),
  ).toBeVisible();
  await staffPage.getByRole("link", { name: "Dead events" }).click();
  await staffPage.locator(`a[href="/admin/events/${id}"]`).click();
  await expect(staffPage.getByText("Dead", { exact: true })).toBeVisible();
  await expect(staffPage.getByText(`broken_${orderId}`)).toBeVisible();

  await staffPage.getByRole("button", { name: "Replay" }).click();
  await expect(staffPage.getByText("It failed once more.")).toBeVisible();
  await breakOrder(orderId, false);
  await staffPage.getByRole("button", { name: "Replay" }).click();
  await expect(staffPage.getByText("Applied", { exact: true })).toBeVisible();
  await expect.poll(() => readSignal(request, "dead_events")).toBe("green");
  await openOrder(staffPage, paymentIntentId);
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(staffPage.getByText(/^Replayed by .+, Stripe’s event/)).not.toHaveCount(0);
});

test("/api/health says everything to a monitor with the token, nothing to another, and little to everyone", async ({
  request,
}) => {
  const read = (authorization?: string) =>
    request.get("/api/health", authorization === undefined ? {} : { headers: { authorization } });
  const open = await read();
  expect(await open.json()).toEqual({ status: "ok" });
  for (const wrong of ["Bearer wrong", "Bearer", `Basic ${environment.healthToken}`]) {
    const refused = await read(wrong);
    expect(refused.status()).toBe(401);
    expect(await refused.text()).not.toContain("signals");
  }
  const told = await read(`Bearer ${environment.healthToken}`);
  const { light, signals } = await told.json();
  expect(["green", "amber", "red"]).toContain(light);
  expect(told.status()).toBe(light === "red" ? 503 : 200);
  expect(signals.map(({ name }: { name: string }) => name)).toContain("money");
});
