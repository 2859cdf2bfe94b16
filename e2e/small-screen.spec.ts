import type { Page } from "@playwright/test";
import { errorSummary, goToPay, openCheckout, payButton } from "./support/checkout";
import { expectPaid, readOrderNumber } from "./support/order";
import { openRefundForm } from "./support/refunds";
import { addToCart, chooseCurrency, PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

const NARROW = { width: 320, height: 640 };

test.use({ viewport: NARROW });

/** Nothing is wider than the screen, or it would scroll sideways. */
async function expectToFit(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: page.url() })
    .toBeLessThanOrEqual(NARROW.width);
}

test.describe("the shelf", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("no page of the shop scrolls sideways on a screen of 320 pixels", async ({ page }) => {
    for (const path of [
      "/",
      "/products/middle-of-the-table-bowl",
      "/products/lidded-jar",
      "/cart",
      "/checkout",
      "/nothing",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(page);
    }
  });
});

test("nor does any step of a purchase in the currency with the longest amounts", async ({ page }) => {
  await page.goto("/");
  await chooseCurrency(page, "KWD");
  await expectToFit(page);
  await addToCart(page, { id: "middle-of-the-table-bowl", name: "Wide Serving Bowl" });
  await expectToFit(page);
  await openCheckout(page);
  await page.getByRole("button", { name: /Show order/ }).click();
  await expectToFit(page);
  await payButton(page).click();
  await expect(errorSummary(page)).toBeFocused();
  await expectToFit(page);

  const longMail = `${"very-long-name-".repeat(4)}@${"example-".repeat(7)}shop.example.com`;
  await goToPay(page, { product: PRODUCTS.mug, email: longMail });
  await payButton(page).click();
  await expectPaid(page);
  await expectToFit(page);
});

test("nor do the staff's pages", async ({ page, staffPage }) => {
  await goToPay(page);
  await payButton(page).click();
  await expectPaid(page);
  const number = await readOrderNumber(page);

  await staffPage.setViewportSize(NARROW);
  for (const path of [
    "/admin/orders",
    "/admin/events",
    "/admin/events?outcome=parked",
    "/admin/health",
    "/admin/audit",
    "/admin/reviews",
    "/admin/disputes",
    "/admin/overview",
    "/admin/overview/statement",
    "/admin/products",
    `/admin/products/${PRODUCTS.mug.id}`,
    "/admin/shipping",
    "/admin/settings",
    "/admin/orders?search=nobody%40example.com",
    "/admin/orders?status=to_ship",
  ]) {
    await staffPage.goto(path);
    await expectToFit(staffPage);
  }
  await openOrder(staffPage, number);
  await openRefundForm(staffPage);
  await expectToFit(staffPage);
  await staffPage.getByText("payment_intent.succeeded").first().click();
  await expectToFit(staffPage);
  await staffPage.getByRole("link", { name: /^evt_/ }).first().click();
  await expect(staffPage.getByRole("heading", { level: 1 })).toBeVisible();
  await expectToFit(staffPage);
});
