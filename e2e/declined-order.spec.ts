import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { environment } from "./support/environment";
import { expectPaid, nextReturnUrl, ORDER_URL, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { delayEventsOf, refuseQuestionsAbout, suppressEventsOf } from "./support/sandbox";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** A checkout whose card was declined a moment ago, its PaymentIntent and the address of its order. */
async function declined(page: Page) {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  return { paymentIntentId: intents[0] ?? "", orderUrl: await returnUrl };
}

/** Pays, and returns the order's page as the server first sent it. */
async function payAgain(page: Page): Promise<string> {
  const first = page.waitForResponse(
    (response) =>
      ORDER_URL.test(response.url()) && response.request().isNavigationRequest() && response.status() === 200,
  );
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  return await (await first).text();
}

for (const [events, lose] of [
  ["its events late", delayEventsOf],
  ["every event of it lost", suppressEventsOf],
] as const) {
  test(`an order that was declined, then paid, with ${events}, is paid on its page from the first moment`, async ({
    page,
  }) => {
    const { paymentIntentId } = await declined(page);
    await lose(paymentIntentId);
    const html = await payAgain(page);
    expect(html).toContain("Thank you for your order");
    expect(html).not.toContain("Waiting for your payment");
    await expectPaid(page);
    await page.reload();
    await expectPaid(page);
  });
}

test("an order that was declined and left says on every device that nothing was charged", async ({
  page,
  newBrowser,
}) => {
  const { orderUrl } = await declined(page);
  const other = await newBrowser();
  await other.goto(orderUrl);
  await expect(title(other)).toHaveText("The payment did not go through");
  await expect(other.getByText("you have not been charged")).toBeVisible();
});

test("while Stripe does not answer the page says that it does not know, and finds out by itself", async ({
  page,
  newBrowser,
}) => {
  const { paymentIntentId, orderUrl } = await declined(page);
  const other = await newBrowser();
  await refuseQuestionsAbout(paymentIntentId, 2);
  await other.goto(orderUrl);
  await expect(title(other)).toHaveText("We don’t know yet how your payment ended");
  await expect(other.getByText("not been charged")).toBeHidden();
  await expect(other.getByText("This page asks again by itself.")).toBeVisible();
  await expectAccessible(other);
  await expect(title(other)).toHaveText("The payment did not go through");
});

test("without JavaScript the page is as honest, and asks when it is told to", async ({ page, browser }) => {
  const { paymentIntentId, orderUrl } = await declined(page);
  const context = await browser.newContext({ baseURL: environment.shopUrl, javaScriptEnabled: false });
  const still = await context.newPage();
  await refuseQuestionsAbout(paymentIntentId, 1);
  await still.goto(orderUrl);
  await expect(title(still)).toHaveText("We don’t know yet how your payment ended");
  await still.getByRole("link", { name: "Ask again now" }).click();
  await expect(title(still)).toHaveText("The payment did not go through");
  await context.close();
});
