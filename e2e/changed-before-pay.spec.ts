import { goToPay, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { readPaymentIntent } from "./support/sandbox";
import { addToCart, chooseCurrency, PRODUCTS } from "./support/shop";
import { setPrice, setStock } from "./support/shopkeeper";
import { expect, test } from "./support/test";

test("a price that changed before Pay is refused with the new total, which then can be paid", async ({
  page,
}) => {
  const { repriced } = PRODUCTS;
  const intents = watchPaymentIntents(page);
  await setPrice(repriced.id, "usd", repriced.usd);
  await goToPay(page, { product: repriced });
  await expect(payButton(page)).toHaveText("Pay $44.00");
  await setPrice(repriced.id, "usd", 49_50);

  await payButton(page).click();
  await expect(page.getByText("The price has changed")).toBeVisible();
  await expect(page.getByText("Salt Cellar is now $49.50 instead of $44.00.")).toBeVisible();
  await expect(page.getByText("You have not been charged.", { exact: false })).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $49.50");
  expect(intents).toEqual([]);

  await payButton(page).click();
  await expectPaid(page);
  await expect(page.getByText("$49.50").first()).toBeVisible();
  expect((await readPaymentIntent(intents[0] ?? "")).amount_received).toBe(49_50);
});

test("what sold out before Pay is refused by name, and the rest of the cart can be paid", async ({
  page,
}) => {
  const { scarce, cup } = PRODUCTS;
  const intents = watchPaymentIntents(page);
  await setStock(scarce.id, 1);
  await addToCart(page, cup);
  await goToPay(page, { product: scarce });
  await setStock(scarce.id, 0);

  await payButton(page).click();
  await expect(page.getByText("Branch Vase has just sold out.")).toBeVisible();
  expect(intents).toEqual([]);
  await page.getByRole("link", { name: "Change the cart" }).click();
  await expect(page.getByText("Sold out", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Adjust my cart" }).click();
  await expect(page.getByRole("heading", { name: scarce.name })).toBeHidden();

  await page.getByRole("button", { name: "Check out" }).click();
  await expect(payButton(page)).toBeEnabled();
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  await expect(page.getByText("$24.00").first()).toBeVisible();
});

test("a cart that another tab changed is refused with the new total, which then can be paid", async ({
  page,
  context,
}) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page);
  const other = await context.newPage();
  await other.goto("/cart");
  await other.getByRole("button", { name: "One Ash Mug more" }).click();
  await expect(other.getByText("$76.00").first()).toBeVisible();

  await payButton(page).click();
  await expect(page.getByText("Your cart has changed")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $76.00");
  expect(intents).toEqual([]);

  await payButton(page).click();
  await expectPaid(page);
  expect((await readPaymentIntent(intents[0] ?? "")).amount_received).toBe(76_00);
});

test("another tab's currency does not change what this page charges", async ({ page, context }) => {
  const intents = watchPaymentIntents(page);
  await goToPay(page);
  const other = await context.newPage();
  await other.goto("/");
  await chooseCurrency(other, "EUR");

  await payButton(page).click();
  await expectPaid(page);
  expect(await readPaymentIntent(intents[0] ?? "")).toMatchObject({ amount: 38_00, currency: "usd" });
});
