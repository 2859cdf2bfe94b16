import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { goToPay, payButton } from "./support/checkout";
import { nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { payBehindTheShop, readPaymentIntent, refuseCanceling } from "./support/sandbox";
import { PRODUCTS } from "./support/shop";
import { ageOrder, losePayment, setStock } from "./support/shopkeeper";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

// The worker looks once a minute.
const WORKER_LOOKS = { timeout: 90_000 };
test.describe.configure({ timeout: 240_000 });

const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** An order whose card was declined and whose shopper then did nothing. */
async function leftUnpaid(page: Page, product: { id: string; name: string } = PRODUCTS.mug) {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { product, card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  return { paymentIntentId: intents[0] ?? "", orderUrl: await returnUrl };
}

test("an order that nobody pays ends by itself; its page says so, and what was in it can be bought again on any device", async ({
  page,
  newBrowser,
  staffPage,
}) => {
  const { paymentIntentId, orderUrl } = await leftUnpaid(page);
  await page.goto(orderUrl);
  await expect(title(page)).toHaveText("The payment did not go through");
  await ageOrder(paymentIntentId, 31);
  await expect(title(page)).toHaveText("This order was not paid in time", WORKER_LOOKS);
  await expect(page.getByText("you have not been charged")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What was in it" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  expect(await readPaymentIntent(paymentIntentId)).toMatchObject({
    status: "canceled",
    cancellation_reason: "abandoned",
  });

  const other = await newBrowser();
  await other.goto(orderUrl);
  await other.getByRole("button", { name: "Put it back into my cart" }).click();
  await expect(other).toHaveURL("/cart");
  await expect(other.getByLabel("Quantity of Ash Mug")).toHaveValue("1");

  await openOrder(staffPage, paymentIntentId);
  await expect(staffPage.getByText("closed the order, which nobody paid in time.")).toBeVisible();
  await expect(staffPage.getByText(/^Your order \d+ has ended$/)).toBeVisible();
});

test("money that arrives after the end pays the order while its things are there, and goes back where they are gone", async ({
  page,
  newBrowser,
  staffPage,
}) => {
  const { lateMoney } = PRODUCTS;
  const other = await newBrowser();
  const [first, second] = [await leftUnpaid(page, lateMoney), await leftUnpaid(other, lateMoney)];
  for (const { paymentIntentId } of [first, second]) {
    // Nothing is canceled at Stripe when it ends, and nobody who notices later can: so it can still be paid there.
    await refuseCanceling(paymentIntentId);
    await losePayment(paymentIntentId);
    await ageOrder(paymentIntentId, 31);
  }
  for (const { paymentIntentId } of [first, second]) {
    await openOrder(staffPage, paymentIntentId);
    await expect(staffPage.getByText("closed the order, which nobody paid in time.")).toBeVisible(
      WORKER_LOOKS,
    );
  }
  await page.goto(first.orderUrl);
  await other.goto(second.orderUrl);
  await expect(title(page)).toHaveText("This order was not paid in time");
  await expect(title(other)).toHaveText("This order was not paid in time");

  await payBehindTheShop(first.paymentIntentId);
  await expect(title(page)).toHaveText("Thank you for your order");

  await setStock(lateMoney.id, 0);
  await payBehindTheShop(second.paymentIntentId);
  await expect(title(other)).toHaveText("Your money is on its way back");
  await openOrder(staffPage, second.paymentIntentId);
  await expect(staffPage.getByText("the money came after the order was closed")).toBeVisible();
  await expect(staffPage.getByText("Refunded", { exact: true }).first()).toBeVisible();
  await expect(staffPage.getByText(/^Your payment for order \d+ came too late$/)).toBeVisible();
});
