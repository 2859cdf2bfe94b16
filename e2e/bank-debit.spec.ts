import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { fillContact, openCheckout, payButton } from "./support/checkout";
import { expectPaid, ORDER_URL, watchPaymentIntents } from "./support/order";
import { CARDS, fillBankAccount, fillCard, SLOW_BANK_ACCOUNT } from "./support/payment-element";
import { failPayment, settlePayment, suppressNextEvent } from "./support/sandbox";
import { addToCart, PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// One after the other: no other file makes payments that are processing, so a lost event is this file's own.
test.describe.configure({ mode: "default" });

async function goToPayByBankDebit(page: Page): Promise<void> {
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await fillContact(page);
  await fillBankAccount(page, SLOW_BANK_ACCOUNT);
}

async function payByBankDebit(page: Page): Promise<string> {
  const intents = watchPaymentIntents(page);
  await goToPayByBankDebit(page);
  await payButton(page).click();
  await expect(page).toHaveURL(ORDER_URL);
  return intents[0] ?? "";
}

test("a bank debit is on its way at first, and the page says when the money has arrived", async ({
  page,
}) => {
  const paymentIntentId = await payByBankDebit(page);
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Your payment is on its way");
  await expect(page.getByText("up to five working days")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await settlePayment(paymentIntentId);
  await expect(title).toHaveText("Thank you for your order");
  expect(loads).toBe(0);
});

test("a shopper who closes the tab of a bank debit has a mail that leads back to the order", async ({
  page,
  staffPage,
}) => {
  const paymentIntentId = await payByBankDebit(page);
  await page.close();
  await openOrder(staffPage, paymentIntentId);
  await expect(staffPage.getByText(/^We have received your order \d+$/)).toBeVisible();
  await staffPage.getByText("Show the text").click();
  await expect(staffPage.getByText("Follow your order:")).toBeVisible();
});

test("when an event is lost, the shopper's page knows all the same that the payment is on its way", async ({
  page,
}) => {
  await suppressNextEvent("payment_intent.processing");
  await payByBankDebit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your payment is on its way");
});

test("the first page that hears of a payment no longer counts what was bought in the cart", async ({
  page,
}) => {
  await suppressNextEvent("payment_intent.processing");
  await goToPayByBankDebit(page);
  await page.route(ORDER_URL, (route) => route.abort());
  const keptAway = page.waitForEvent("requestfailed", (request) => ORDER_URL.test(request.url()));
  await payButton(page).click();
  // Asked for without a browser, so that no later refresh of the page makes up for it.
  const html = await (await page.request.get((await keptAway).url())).text();
  expect(html).toContain("Your payment is on its way");
  expect(html).toContain("0 pieces");
});

test("when an event is lost and the tab was closed, staff ask Stripe and the order is brought up to date", async ({
  page,
  staffPage,
}) => {
  const intents = watchPaymentIntents(page);
  await suppressNextEvent("payment_intent.processing");
  await goToPayByBankDebit(page);
  // The order's page would ask Stripe by itself.
  await page.route(ORDER_URL, (route) => route.abort());
  // A page that is closed on its way there would let the request through.
  const keptAway = page.waitForEvent("requestfailed", (request) => ORDER_URL.test(request.url()));
  await payButton(page).click();
  await keptAway;
  await page.close();
  const paymentIntentId = intents[0] ?? "";

  await openOrder(staffPage, paymentIntentId);
  await staffPage.getByRole("button", { name: "Ask Stripe again" }).click();
  await expect(
    staffPage.getByText("Stripe had news: the order was pending and is now processing."),
  ).toBeVisible();

  await staffPage.getByRole("button", { name: "Ask Stripe again" }).click();
  await expect(staffPage.getByText("Stripe agrees: the order is processing.")).toBeVisible();

  await settlePayment(paymentIntentId);
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
});

test("a bank debit that fails leaves the shopper with a full cart, and the same order is paid by card", async ({
  page,
}) => {
  const paymentIntentId = await payByBankDebit(page);
  await expect(page.getByRole("link", { name: "Cart 0 pieces" })).toBeVisible();
  await failPayment(paymentIntentId);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The payment did not go through");
  await page.goto("/cart");
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("1");

  const intents = watchPaymentIntents(page);
  await openCheckout(page);
  await fillContact(page);
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  expect(intents).toEqual([paymentIntentId]);
});
