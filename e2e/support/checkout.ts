import { expect, type Locator, type Page } from "@playwright/test";
import { CARDS, fillCard } from "./payment-element";
import { addToCart, PRODUCTS } from "./shop";

export const SHOPPER = {
  email: "jenny.rosen@example.com",
  country: "US",
  name: "Jenny Rosen",
  line1: "27 Fredrick Ave",
  city: "Brothers",
  state: "OR",
  postalCode: "97712",
};

/** Carries the amount while it can be pressed, and says what is happening after that. */
export function payButton(page: Page): Locator {
  return page.locator("form button[type=submit]").filter({ hasText: /^Pay |…$/ });
}

/** What a press of Pay found missing, with a link to each. */
export function errorSummary(page: Page): Locator {
  return page.getByRole("alert").filter({ hasText: /things? (is|are) missing/ });
}

/** Waits until the payment form is there, so that a press of Pay can succeed. */
export async function expectReadyToPay(page: Page, total: string): Promise<void> {
  await expect(payButton(page)).toHaveText(`Pay ${total}`);
  await expect(payButton(page)).toBeEnabled();
}

export async function openCheckout(page: Page): Promise<void> {
  await page.goto("/checkout");
  await expect(page.getByRole("heading", { name: "Checkout", level: 1 })).toBeVisible();
  await expect(payButton(page)).toBeEnabled();
}

export async function fillContact(page: Page, email: string = SHOPPER.email): Promise<void> {
  await page.getByLabel("Country", { exact: true }).selectOption(SHOPPER.country);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Full name").fill(SHOPPER.name);
  await page.getByLabel("Street and house number").fill(SHOPPER.line1);
  await page.getByLabel("City", { exact: true }).fill(SHOPPER.city);
  await page.getByLabel("State", { exact: true }).fill(SHOPPER.state);
  await page.getByLabel("ZIP code").fill(SHOPPER.postalCode);
}

/** One mug, or what else was chosen, in the cart, the checkout filled in, Pay not yet pressed. */
export async function goToPay(
  page: Page,
  { product = PRODUCTS.mug, quantity = 1, card = CARDS.good, email = SHOPPER.email }: GoToPay = {},
): Promise<void> {
  await addToCart(page, product, quantity);
  await openCheckout(page);
  await fillContact(page, email);
  await fillCard(page, card);
}

type GoToPay = {
  product?: { id: string; name: string };
  quantity?: number;
  card?: string;
  email?: string;
};
