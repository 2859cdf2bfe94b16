import type { Locator, Page } from "@playwright/test";
import { payButton, SHOPPER } from "./support/checkout";
import { expectPaid } from "./support/order";
import { paymentFrame } from "./support/payment-element";
import { expect, test } from "./support/test";

const MOST_STOPS = 60;

/** Presses Tab until `target` has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
      await expect(target).toBeFocused();
      return;
    }
  }
  throw new Error(`${target} was not reached within ${MOST_STOPS} presses of Tab`);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

test("from the home page to a paid order without a mouse", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Ash Mug" }));
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Ash Mug", level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/cart");
  await tabTo(page, page.getByRole("button", { name: "Check out" }));
  await page.keyboard.press("Enter");

  await expect(payButton(page)).toBeEnabled();
  await type(page, "E-mail", SHOPPER.email);
  await type(page, "Country", "United States");
  await expect(page.getByLabel("Country", { exact: true })).toHaveValue("US");
  await type(page, "Full name", SHOPPER.name);
  await type(page, "Street and house number", SHOPPER.line1);
  await type(page, "City", SHOPPER.city);
  await type(page, "State", SHOPPER.state);
  await type(page, "ZIP code", SHOPPER.postalCode);
  await tabTo(page, page.getByLabel(/^Slow post/));
  await page.keyboard.press("ArrowDown");
  await expect(payButton(page)).toHaveText("Pay $50.00");

  const card = paymentFrame(page);
  await tabTo(page, card.locator("#payment-numberInput"));
  await page.keyboard.type("4242424242424242");
  await tabTo(page, card.locator("#payment-expiryInput"));
  await page.keyboard.type("1234");
  await tabTo(page, card.locator("#payment-cvcInput"));
  await page.keyboard.type("123");
  await tabTo(page, payButton(page));
  await page.keyboard.press("Enter");
  await expectPaid(page);
});
