import { expect, test } from "./support/test";

test.describe("an address below /admin that nothing answers", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("is told to staff on a page of their own", async ({ page }) => {
    for (const path of ["/admin/nothing", "/admin/orders/nothing/at/all"]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
      await expect(page.getByRole("link", { name: "Back to the orders" })).toBeVisible();
    }
  });
});

test("the staff's pages are sent without the shop's header, footer, errors and cart", async ({
  staffPage,
}) => {
  for (const path of ["/admin/orders", "/admin/events", "/admin/sign-in", "/admin/nothing"]) {
    const response = await staffPage.request.get(path);
    const html = await response.text();
    expect(html, path).toContain("Till");
    for (const shops of ['id="currency-menu"', 'href="/cart"', "This shelf is empty", "Checkout by"])
      expect(html, `${path}: ${shops}`).not.toContain(shops);
  }
});
