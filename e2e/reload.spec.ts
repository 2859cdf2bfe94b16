import { expectReadyToPay, fillContact, openCheckout, payButton, SHOPPER } from "./support/checkout";
import { expectPaid } from "./support/order";
import { CARDS, fillCard } from "./support/payment-element";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

test("every step survives a reload and a step back", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug, 2);
  await page.reload();
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("2");

  await openCheckout(page);
  await fillContact(page);
  await page.getByLabel(/^Courier/).check();
  await expectReadyToPay(page, "$105.00");
  await page.reload();
  await expectReadyToPay(page, "$105.00");
  await expect(page.getByLabel(/^Courier/)).toBeChecked();
  await expect(page.getByLabel("Full name")).toHaveValue(SHOPPER.name);

  await page.goBack();
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("2");
  await page.goForward();
  await expectReadyToPay(page, "$105.00");
  await expect(page.getByLabel("Street and house number")).toHaveValue(SHOPPER.line1);

  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  await page.reload();
  await expectPaid(page);
  await expect(page.getByText("$105.00")).toBeVisible();
});

test("a cart that was changed after going back is what is paid for", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug);
  await page.getByRole("button", { name: "Check out" }).click();
  await expectReadyToPay(page, "$38.00");
  await page.goBack();
  await page.getByRole("button", { name: "One Ash Mug more" }).click();
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("2");
  await page.getByRole("button", { name: "Check out" }).click();
  await expectReadyToPay(page, "$76.00");
  await fillContact(page);
  await fillCard(page, CARDS.good);
  await payButton(page).click();
  await expectPaid(page);
  await expect(page.getByText("$76.00").first()).toBeVisible();
});
