import { errorSummary, fillContact, openCheckout, payButton } from "./support/checkout";
import { CARDS, fillCard, paymentFrame } from "./support/payment-element";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

const PRESSES = 12;

test("Pay on an empty form leads to one summary of what is missing, every time", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  for (let press = 1; press <= PRESSES; press += 1) {
    await payButton(page).click();
    await expect(errorSummary(page)).toBeFocused();
    await expect(errorSummary(page)).toBeInViewport({ ratio: 1 });
    await expect(payButton(page)).toHaveText("Pay $38.00");
    await expect(errorSummary(page)).toBeFocused();
    // Away from it, as somebody who looks at the form before pressing again.
    await paymentFrame(page).locator("#payment-cvcInput").focus();
  }
  await expect(errorSummary(page).getByRole("link")).toHaveText([
    "Enter your e-mail address",
    "Enter your full name",
    "Enter the street and house number",
    "Enter the city",
    "Enter the state",
    "Enter the ZIP code",
    "Complete your payment details",
  ]);
});

test("each link of the summary leads to its field, the last one into the payment form", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await payButton(page).click();
  await errorSummary(page).getByRole("link", { name: "Enter the city" }).click();
  await expect(page.getByLabel("City", { exact: true })).toBeFocused();
  await expect(page.getByLabel("City", { exact: true })).toBeInViewport();

  await errorSummary(page).getByRole("link", { name: "Complete your payment details" }).click();
  const number = paymentFrame(page).locator("#payment-numberInput");
  await expect(number).toBeFocused();
  await expect(number).toBeInViewport();
});

test("a card alone that is missing takes page and keyboard into the payment form", async ({ page }) => {
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  await fillContact(page);
  await payButton(page).click();
  const number = paymentFrame(page).locator("#payment-numberInput");
  await expect(number).toBeFocused();
  await expect(number).toBeInViewport();
  await expect(errorSummary(page)).toBeHidden();
  await fillCard(page, CARDS.good);
  await page.getByLabel("Full name").fill("");
  await payButton(page).click();
  await expect(errorSummary(page).getByRole("link")).toHaveText(["Enter your full name"]);
});
