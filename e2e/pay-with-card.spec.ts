import { errorSummary, fillContact, openCheckout, payButton, SHOPPER } from "./support/checkout";
import { expectPaid, readOrderNumber, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { listCharges, listPaymentIntentsOfSameOrder } from "./support/sandbox";
import { addToCart, PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

test("a card pays for an order that shopper, staff and Stripe agree on", async ({ page, staffPage }) => {
  const intents = watchPaymentIntents(page);
  await page.goto("/");
  await page.getByRole("link", { name: PRODUCTS.mug.name }).click();
  await page.getByLabel("Quantity").selectOption("2");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("link", { name: "Cart 2 pieces" })).toBeVisible();
  await page.getByRole("button", { name: "Check out" }).click();

  await fillContact(page);
  await page.getByLabel(/^Tracked parcel/).check();
  await expect(payButton(page)).toHaveText("Pay $88.00");
  await fillCard(page, CARDS.good);
  await payButton(page).click();

  await expectPaid(page);
  const number = await readOrderNumber(page);
  await expect(page.getByText("2 × $38.00")).toBeVisible();
  await expect(page.getByText("$88.00")).toBeVisible();
  await expect(page.getByText(SHOPPER.line1)).toBeVisible();
  await expect(page.getByText(SHOPPER.email)).toBeVisible();
  await expect(page.getByRole("link", { name: "Cart 0 pieces" })).toBeVisible();

  expect(intents).toHaveLength(1);
  const [intent, ...others] = await listPaymentIntentsOfSameOrder(intents[0] ?? "");
  expect(others).toEqual([]);
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 88_00, currency: "usd" });
  expect(await listCharges(intents[0] ?? "")).toMatchObject([{ paid: true }]);

  await openOrder(staffPage, number);
  await expect(staffPage.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(staffPage.getByText(intents[0] ?? "", { exact: true }).first()).toBeVisible();
});

test("no card number and no client secret is ever sent to the shop", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(new URL(page.url()).origin)) {
      sent.push(`${request.url()} ${request.postData() ?? ""}`);
    }
  });
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await fillContact(page);
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  expect(sent.filter((line) => /4242|_secret_/.test(line))).toEqual([]);
  expect(await page.content()).not.toMatch(/4242|_secret_/);
});

test("a field that is missing is named and one link away, and nothing is sent", async ({ page }) => {
  const intents = watchPaymentIntents(page);
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await fillContact(page, "jenny.example.com");
  await page.getByLabel("Full name").fill("");
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expect(errorSummary(page)).toContainText("2 things are missing");
  await expect(page.getByLabel("Full name")).toHaveAccessibleDescription("Enter your full name");
  await errorSummary(page).getByRole("link", { name: "Enter an e-mail address" }).click();
  await expect(page.getByLabel("E-mail", { exact: true })).toBeFocused();
  await expect(payButton(page)).toHaveText("Pay $38.00");
  expect(intents).toEqual([]);
});
