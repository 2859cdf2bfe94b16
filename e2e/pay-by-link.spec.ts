import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expectReadyToPay, goToPay, openCheckout, payButton, SHOPPER } from "./support/checkout";
import { environment } from "./support/environment";
import { expectPaid, nextReturnUrl, readOrderNumber, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { listPaymentIntentsOfSameOrder } from "./support/sandbox";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

// What the browser writes for any answer of 402, which a decline is.
test.use({ expectedErrors: ["402 (Payment Required)"] });

const PAY_PAGE = /\/checkout\/order$/;
const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** An order whose card was declined, and the address of its page. */
async function declinedOrder(page: Page) {
  const intents = watchPaymentIntents(page);
  const returnUrl = nextReturnUrl(page);
  await goToPay(page, { card: CARDS.declined });
  await payButton(page).click();
  await expect(page.getByText("The payment did not go through")).toBeVisible();
  return { orderUrl: await returnUrl, paymentIntentId: intents[0] ?? "" };
}

test("whoever has the link to an unpaid order pays it on another device, without the cart and with one of their own", async ({
  page,
  newBrowser,
}) => {
  const { orderUrl, paymentIntentId } = await declinedOrder(page);
  const other = await newBrowser();
  await addToCart(other, PRODUCTS.cup);
  await other.goto(orderUrl);
  const number = await readOrderNumber(other);
  await other.getByRole("link", { name: "Try the payment again" }).click();
  await expect(title(other)).toHaveText(`Pay for order ${number}`);
  await expect(other.getByText(PRODUCTS.mug.name)).toBeVisible();
  await expect(other.getByText(`${SHOPPER.city}, ${SHOPPER.state} ${SHOPPER.postalCode}`)).toBeVisible();
  await expectReadyToPay(other, "$38.00");
  await expectAccessible(other);

  await fillCard(other, CARDS.insufficientFunds);
  await payButton(other).click();
  await expect(other.getByText("You have not been charged.", { exact: false })).toBeVisible();
  await fillCard(other, CARDS.good);
  await payButton(other).click();
  await expectPaid(other);
  expect(await readOrderNumber(other)).toBe(number);
  expect(await listPaymentIntentsOfSameOrder(paymentIntentId)).toMatchObject([
    { id: paymentIntentId, status: "succeeded" },
  ]);

  await expect(other.getByRole("link", { name: "Cart 1 piece" })).toBeVisible();
  await page.goto("/checkout");
  await expect(title(page)).toHaveText("Nothing to pay for");
});

test("the page on which a placed order is paid keeps its address to itself", async ({ page, newBrowser }) => {
  const { orderUrl } = await declinedOrder(page);
  const token = orderUrl.slice(orderUrl.lastIndexOf("/") + 1);
  const other = await newBrowser();
  const told: string[] = [];
  other.on("request", (request) => {
    if (!request.url().startsWith(environment.sandboxUrl)) return;
    told.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()));
  });
  await other.goto(`${orderUrl}/pay`);
  await expect(other).toHaveURL(PAY_PAGE);
  await expectReadyToPay(other, "$38.00");
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((text) => text.includes(token))).toEqual([]);
  expect(await other.evaluate(() => document.cookie)).toBe("");
});

test("a link to an order that was replaced says so and leads to the shop", async ({ page, newBrowser }) => {
  const { orderUrl } = await declinedOrder(page);
  const other = await newBrowser();
  await other.goto(`${orderUrl}/pay`);
  await expectReadyToPay(other, "$38.00");

  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);

  // The page that was open all the while finds out when Pay is pressed.
  await fillCard(other, CARDS.good);
  await payButton(other).click();
  await expect(title(other)).toHaveText("This order was canceled");
  await expect(other.getByRole("link", { name: "Back to the shop" })).toBeVisible();
  await other.goto(`${orderUrl}/pay`);
  await expect(title(other)).toHaveText("This order was canceled");
});

test("a page of one order does not pay another that was opened since", async ({ page, newBrowser }) => {
  const first = await declinedOrder(page);
  const stranger = await newBrowser();
  const second = await declinedOrder(stranger);
  const other = await newBrowser();
  await other.goto(`${first.orderUrl}/pay`);
  await expectReadyToPay(other, "$38.00");
  const tab = await other.context().newPage();
  await tab.goto(`${second.orderUrl}/pay`);
  await expectReadyToPay(tab, "$38.00");

  await fillCard(other, CARDS.good);
  await payButton(other).click();
  await expect(other.getByText("This page is of another order")).toBeVisible();
});

test("without the link there is no order to pay, and a link that opens none says so", async ({ page }) => {
  await page.goto("/checkout/order");
  await expect(title(page)).toHaveText("This link opens no order");
});

test.describe("a link that is cut off", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("leads to a page that says so", async ({ page }) => {
    const response = await page.goto("/orders/cut-off/pay");
    expect(response?.status()).toBe(404);
    await expect(page).toHaveURL("/orders/cut-off");
    await expect(title(page)).toHaveText("This link opens no order");
    await expectAccessible(page);
  });
});

test("without JavaScript the page says what paying needs, and keeps the order", async ({ page, browser }) => {
  const { orderUrl } = await declinedOrder(page);
  const context = await browser.newContext({ baseURL: environment.shopUrl, javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(orderUrl);
  await still.getByRole("link", { name: "Try the payment again" }).click();
  await expect(still).toHaveURL(PAY_PAGE);
  expect(await still.locator("noscript").textContent()).toContain("Your order is kept.");
  await context.close();
});
