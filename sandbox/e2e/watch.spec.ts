import { createServer } from "node:http";
import Stripe from "stripe";
import { SandboxClient } from "../src/index";
import { expect, expectAccessible, test } from "./fixtures";

test.use({ viewport: { width: 1280, height: 900 } });

type Endpoint = { url: string; received: string[]; close(): void };

/** A shop's webhook address that answers 200 and keeps what it got. */
async function startEndpoint(): Promise<Endpoint> {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push(JSON.parse(body).type);
    response.writeHead(200).end("thank you");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/hook`, received, close: () => server.close() };
}

function clientOf(url: string): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe("sk_test_sandbox", { host: hostname, port, protocol: "http" });
}

test("payments, events and deliveries appear live, with body and answer", async ({ page, sandbox }) => {
  const endpoint = await startEndpoint();
  const stripe = clientOf(sandbox.url);
  await stripe.webhookEndpoints.create({ url: endpoint.url, enabled_events: ["*"] });
  await page.goto(sandbox.url);
  await expect(page.getByText("No payments yet.")).toBeVisible();

  const intent = await stripe.paymentIntents.create({
    amount: 4200,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_visa",
    return_url: "http://127.0.0.1/return",
    metadata: { order_id: "1042" },
  });
  const payments = page.getByRole("region", { name: "Payments" });
  await expect(payments.getByText("$42.00")).toBeVisible();
  await expect(payments.getByRole("link", { name: "order 1042" })).toHaveAttribute(
    "href",
    "https://shop.example/orders/1042",
  );
  await expect(payments.getByText("visa •••• 4242")).toBeVisible();
  await expect(payments.getByText("succeeded")).toBeVisible();

  const events = page.getByRole("region", { name: "Events and deliveries" });
  const row = events.getByRole("listitem").filter({ hasText: "payment_intent.succeeded" }).first();
  await expect(row.getByText("200", { exact: true })).toBeVisible();
  await row.locator("summary", { hasText: endpoint.url }).click();
  await expect(row.getByText("thank you")).toBeVisible();
  await row.getByRole("button", { name: "Body" }).click();
  await expect(row.getByLabel("Body of payment_intent.succeeded")).toContainText(`"id": "${intent.id}"`);
  await expectAccessible(page);

  await payments.getByLabel(/^Amount to refund/).fill("10");
  await payments.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(payments.getByText("refund $10.00 succeeded")).toBeVisible();
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toMatchObject([{ amount: 1000 }]);

  const before = endpoint.received.length;
  await row.getByRole("button", { name: "Resend" }).click();
  await expect(page.getByText("Sent again.")).toBeVisible();
  await expect.poll(() => endpoint.received.length).toBe(before + 1);
  endpoint.close();
});

test("a dispute is opened and won from the page", async ({ page, sandbox }) => {
  const stripe = clientOf(sandbox.url);
  await page.goto(sandbox.url);
  const intent = await stripe.paymentIntents.create({
    amount: 4200,
    currency: "usd",
    confirm: true,
    payment_method: "pm_card_visa",
    return_url: "http://127.0.0.1/return",
  });
  await page.getByRole("button", { name: "Open dispute" }).click();
  await expect(page.getByText("dispute needs response")).toBeVisible();
  await page.getByRole("button", { name: "Win dispute" }).click();
  await expect(page.getByText("dispute won")).toBeVisible();
  const disputes = await stripe.disputes.list({ payment_intent: intent.id });
  expect(disputes.data[0]?.status).toBe("won");
});

for (const [button, status] of [
  ["Settle", "succeeded"],
  ["Fail", "requires_payment_method"],
] as const) {
  test(`a slow payment is ${status} after ${button}`, async ({ page, sandbox }) => {
    const stripe = clientOf(sandbox.url);
    await page.goto(sandbox.url);
    const method = await stripe.paymentMethods.create({
      type: "sepa_debit",
      sepa_debit: { iban: "AT321904300235473204" },
      billing_details: { name: "Jenny Rosen", email: "jenny@example.com" },
    });
    const intent = await stripe.paymentIntents.create({
      amount: 4200,
      currency: "eur",
      confirm: true,
      payment_method: method.id,
      return_url: "http://127.0.0.1/return",
      mandate_data: { customer_acceptance: { type: "offline" } },
    });
    expect(intent.status).toBe("processing");
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByText(status.replaceAll("_", " "), { exact: true })).toBeVisible();
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe(status);
  });
}

test("dropped webhooks never arrive, until everything is back to normal", async ({ page, sandbox }) => {
  const endpoint = await startEndpoint();
  const stripe = clientOf(sandbox.url);
  await stripe.webhookEndpoints.create({ url: endpoint.url, enabled_events: ["payment_intent.created"] });
  await page.goto(sandbox.url);
  await page.getByRole("button", { name: "Drop all" }).click();
  await expect(page.getByRole("list", { name: "In force" })).toHaveText("Webhooks are dropped");
  await stripe.paymentIntents.create({ amount: 4200, currency: "usd" });
  await expect(page.getByText("dropped", { exact: true })).toBeVisible();
  expect(endpoint.received).toEqual([]);

  await page.getByRole("button", { name: "Back to normal" }).click();
  await expect(page.getByRole("list", { name: "In force" })).toBeHidden();
  await stripe.paymentIntents.create({ amount: 4300, currency: "usd" });
  await expect.poll(() => endpoint.received).toEqual(["payment_intent.created"]);
  endpoint.close();
});

test("the clock moves, and forgetting everything takes two presses", async ({ page, sandbox }) => {
  const stripe = clientOf(sandbox.url);
  await page.goto(sandbox.url);
  await page.getByRole("button", { name: "+1 d", exact: true }).click();
  await stripe.paymentIntents.create({ amount: 4200, currency: "usd" });
  await expect(page.getByText("$42.00")).toBeVisible();
  expect(
    (await new SandboxClient(sandbox.url, sandbox.controlKey).advance(0)).now - Date.now(),
  ).toBeGreaterThan(86_000_000);
  await page.getByRole("button", { name: "Forget all" }).click();
  await expect(page.getByText("$42.00")).toBeVisible();
  await page.getByRole("button", { name: "Press again to forget" }).click();
  await expect(page.getByText("$42.00")).toBeHidden();
});

test("on a phone one view shows at a time, and the test cards have copy buttons", async ({
  page,
  sandbox,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(sandbox.url);
  await expect(page.getByRole("region", { name: "Payments" })).toBeVisible();
  await page.getByRole("button", { name: "Test cards" }).click();
  await expect(page.getByRole("region", { name: "Payments" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Copy 4242424242424242, succeeds" })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await expectAccessible(page);
});
