import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { payBehindTheShop, readPaymentIntent, suppressEventsOf } from "./support/sandbox";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)", "net::ERR_FAILED"] });

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** The page of an order whose card was declined. */
async function unpaidOrder(page: Page): Promise<string> {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  // The page asks Stripe by itself, and would find out before the button is pressed.
  await page.route(/\/orders\/[\w-]{43}\/ask$/, (route) => route.abort());
  await page.goto(await returnUrl);
  await expect(title(page)).toHaveText("The payment did not go through");
  return intents[0] ?? "";
}

async function cancel(page: Page): Promise<void> {
  await page.getByText("Cancel this order").click();
  await page.getByRole("button", { name: "Cancel the order" }).click();
}

test("a shopper cancels an unpaid order: the payment is stopped, and the things are still in the cart", async ({
  page,
}) => {
  const paymentIntentId = await unpaidOrder(page);
  await page.getByText("Cancel this order").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel the order" }).click();
  await expect(title(page)).toHaveText("This order was canceled");
  await expect(page.getByText("Cancel this order")).toHaveCount(0);
  expect(await readPaymentIntent(paymentIntentId)).toMatchObject({
    status: "canceled",
    cancellation_reason: "requested_by_customer",
  });
  await page.getByRole("button", { name: "Put it back into my cart" }).click();
  await expect(page).toHaveURL("/cart");
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("1");
});

test("a shopper who cancels an order that was paid meanwhile reads that it is paid", async ({ page }) => {
  const paymentIntentId = await unpaidOrder(page);
  await suppressEventsOf(paymentIntentId);
  await payBehindTheShop(paymentIntentId);
  await cancel(page);
  await expect(page.getByText("Your order is paid")).toBeVisible();
  await expect(title(page)).toHaveText("Thank you for your order");
});

test("staff cancel an unpaid order, and its shopper's open page says so", async ({ page, staffPage }) => {
  const paymentIntentId = await unpaidOrder(page);
  await openOrder(staffPage, paymentIntentId);
  await cancel(staffPage);
  await expect(staffPage.getByText("The order is closed, and its items are for sale again.")).toBeVisible();
  await expect(staffPage.getByText("wants the order canceled.")).toBeVisible();
  await expect(staffPage.getByText("Cancel this order")).toHaveCount(0);
  await expect(title(page)).toHaveText("This order was canceled");
  expect((await readPaymentIntent(paymentIntentId)).status).toBe("canceled");
});
