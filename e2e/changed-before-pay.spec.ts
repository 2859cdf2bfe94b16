import { fillContact, goToPay, openCheckout, payButton } from "./support/checkout";
import { expectPaid, watchPaymentIntents } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { readPaymentIntent } from "./support/sandbox";
import { addToCart, chooseCurrency, PRODUCTS } from "./support/shop";
import { setPrice, setStock } from "./support/shopkeeper";
import { expect, test } from "./support/test";

test("a price that staff change before Pay is refused with the new total, which then can be paid", async ({
  page,
  staffPage,
}) => {
  const { repriced } = PRODUCTS;
  const intents = watchPaymentIntents(page);
  await setPrice(repriced.id, "usd", repriced.usd);
  await goToPay(page, { product: repriced });
  await expect(payButton(page)).toHaveText("Pay $44.00");
  await staffPage.goto(`/admin/products/${repriced.id}`);
  await staffPage.getByLabel("USD").fill("49.50");
  await staffPage.getByRole("button", { name: "Save" }).click();
  await expect(staffPage.getByText("Saved: usd 44.00 → 49.50.", { exact: false })).toBeVisible();

  await payButton(page).click();
  await expect(page.getByText("The price has changed")).toBeVisible();
  await expect(page.getByText("Salt Cellar is now $49.50 instead of $44.00.")).toBeVisible();
  await expect(page.getByText("No payment was started.", { exact: false })).toBeVisible();
  await expect(page.getByText("1 × $49.50, was $44.00")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $49.50");
  expect(intents).toEqual([]);

  await payButton(page).click();
  await expectPaid(page);
  await expect(page.getByText("$49.50").first()).toBeVisible();
  expect((await readPaymentIntent(intents[0] ?? "")).amount_received).toBe(49_50);
});

test("what staff write down as arrived is for sale, and more than there is cannot break", async ({
  page,
  staffPage,
}) => {
  const { restocked } = PRODUCTS;
  await setStock(restocked.id, 0);
  await staffPage.goto(`/admin/products/${restocked.id}`);
  await staffPage.getByLabel("What happened").selectOption("received");
  await staffPage.getByLabel("Pieces").fill("2");
  await staffPage.getByRole("button", { name: "Write it down" }).click();
  await expect(staffPage.getByText("Written down: 2 are for sale now.", { exact: false })).toBeVisible();
  await expect(async () => {
    await page.goto(`/products/${restocked.id}`);
    await expect(page.getByLabel("Quantity")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await addToCart(page, restocked, 2);

  await staffPage.getByLabel("What happened").selectOption("damaged");
  await staffPage.getByLabel("Pieces").fill("3");
  await staffPage.getByRole("button", { name: "Write it down" }).click();
  await expect(
    staffPage.getByText("Nothing was changed: only 2 are for sale.", { exact: false }),
  ).toBeVisible();
});

test("what sold out before Pay is taken out on the spot, and the rest is paid with the card that was typed", async ({
  page,
}) => {
  const { scarce, cup } = PRODUCTS;
  const intents = watchPaymentIntents(page);
  await setStock(scarce.id, 3);
  await addToCart(page, cup);
  await addToCart(page, scarce, 3);
  await openCheckout(page);
  await fillContact(page);
  await fillCard(page, CARDS.good);
  await setStock(scarce.id, 1);

  await payButton(page).click();
  const notice = page.locator("form").getByRole("alert");
  await expect(notice).toBeFocused();
  await expect(notice).toContainText("Branch Vase: only one left");
  await expect(page.getByRole("region", { name: "Your order" }).getByText("Only one left")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $142.00");
  await payButton(page).click();
  await expect(notice).toBeFocused();
  await setStock(scarce.id, 0);
  await page.getByRole("button", { name: "Take the one that is left of Branch Vase" }).click();
  await expect(page.getByText("Branch Vase was removed.")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $24.00");
  await expect(page.getByRole("button", { name: /Branch Vase/ })).toBeHidden();
  expect(intents).toEqual([]);

  await payButton(page).click();
  await expectPaid(page);
  expect((await readPaymentIntent(intents[0] ?? "")).amount_received).toBe(24_00);
});

test("a sold-out line is marked when the checkout opens, and settled there like a line of which too few are left", async ({
  page,
}) => {
  const { cup, goneAtCheckout: gone, fewAtCheckout: few } = PRODUCTS;
  await setStock(gone.id, 1);
  await setStock(few.id, 3);
  await addToCart(page, cup);
  await addToCart(page, gone);
  await addToCart(page, few, 3);
  await setStock(gone.id, 0);
  await setStock(few.id, 2);
  await openCheckout(page);
  const order = page.getByRole("region", { name: "Your order" });
  await expect(order.getByText("Sold out")).toBeVisible();
  await expect(order.getByText("Only 2 left")).toBeVisible();
  await fillContact(page);
  await fillCard(page, CARDS.good);

  await page.getByRole("button", { name: `Remove ${gone.name}` }).click();
  await expect(page.getByText(`${gone.name} was removed.`)).toBeVisible();
  await expect(order.getByText("Sold out")).toBeHidden();
  await page.getByRole("button", { name: "Take the 2 that are left of Bud Vase" }).click();
  await expect(page.getByText("Bud Vase: 2 instead of 3.")).toBeVisible();
  await expect(payButton(page)).toHaveText("Pay $96.00");
  await payButton(page).click();
  await expectPaid(page);
  await expect(page.getByText("$96.00").first()).toBeVisible();
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
