import { expect, type Page } from "@playwright/test";

/** The demo shop's products by what a journey needs of them. */
export const PRODUCTS = {
  /** Plenty of them, and no journey changes their price. */
  mug: { id: "ash-mug", name: "Ash Mug", usd: 38_00 },
  cup: { id: "ink-espresso-cup", name: "Ink Espresso Cup", usd: 24_00 },
  /** Nobody else's: one journey changes its price. */
  repriced: { id: "salt-cellar", name: "Salt Cellar", usd: 44_00 },
  /** Nobody else's: one journey ships it. */
  shipped: { id: "noodle-bowl", name: "Noodle Bowl" },
  /** Nobody else's: one journey writes down that some arrive. */
  restocked: { id: "dinner-plate", name: "Dinner Plate" },
  /** Nobody else's: one journey sells it out. */
  scarce: { id: "branch-vase", name: "Branch Vase", usd: 118_00 },
  /** Nobody else's: one journey sells all of the one and most of the other before the checkout opens. */
  goneAtCheckout: { id: "moon-jar", name: "Moon Jar" },
  fewAtCheckout: { id: "bud-vase", name: "Bud Vase", usd: 36_00 },
  /** Nobody else's: one journey sells it out while somebody's money is late. */
  lateMoney: { id: "oil-bottle", name: "Oil Bottle" },
  /** Nobody else's: one journey counts them before and after a refund. */
  counted: { id: "side-plate", name: "Side Plate" },
  /** Eight of them, and nobody buys one. */
  few: { id: "kelp-teapot", name: "Kelp Teapot" },
  soldOut: { id: "lidded-jar", name: "Lidded Jar" },
} as const;

/** Adds a product from its page and waits for the cart to show it. */
export async function addToCart(page: Page, product: { id: string; name: string }, quantity = 1) {
  await page.goto(`/products/${product.id}`);
  if (quantity > 1) await page.getByLabel("Quantity").selectOption(String(quantity));
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page).toHaveURL("/cart");
  await expect(page.getByRole("heading", { name: product.name })).toBeVisible();
}

/** Chooses a currency in the header's menu and waits for the page to use it. */
export async function chooseCurrency(page: Page, currency: string) {
  await page.getByRole("button", { name: /^Currency:/ }).click();
  await page.getByRole("form", { name: "Prices in" }).getByRole("button", { name: currency }).click();
  await expect(page.getByRole("button", { name: /^Currency:/ })).toContainText(currency);
}
