import { expectAccessible } from "./support/axe";
import { errorSummary, goToPay, openCheckout, payButton } from "./support/checkout";
import { buy, nextReturnUrl } from "./support/order";
import { answerChallenge, CARDS } from "./support/payment-element";
import { openRefundForm } from "./support/refunds";
import { addToCart, PRODUCTS } from "./support/shop";
import { openOrder } from "./support/staff";
import { expect, test } from "./support/test";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    // High enough to draw every frame: the browser leaves out what is off the screen.
    test.use({ colorScheme, viewport: { width: 1280, height: 2400 } });

    test.describe("the shelf", () => {
      test.use({ expectedErrors: ["404 (Not Found)"] });
      for (const [name, path] of [
        ["home", "/"],
        ["a product", `/products/${PRODUCTS.mug.id}`],
        ["a sold-out product", `/products/${PRODUCTS.soldOut.id}`],
        ["an empty cart", "/cart"],
        ["an empty checkout", "/checkout"],
        ["nothing at all", "/nothing"],
        ["an order that does not exist", `/orders/${"a".repeat(43)}`],
      ] as const) {
        test(`${name} has no violation`, async ({ page }) => {
          await page.goto(path);
          await expectAccessible(page);
        });
      }
    });

    test("cart and checkout have no violation, with and without errors", async ({ page }) => {
      await addToCart(page, PRODUCTS.mug);
      await expectAccessible(page);
      await openCheckout(page);
      await expectAccessible(page);
      await payButton(page).click();
      await expect(errorSummary(page)).toBeFocused();
      await expectAccessible(page);
    });

    test("a paid order and its pages for staff have no violation", async ({ page, staffPage }) => {
      const { number } = await buy(page);
      await expectAccessible(page);

      await staffPage.goto("/admin/orders");
      await expectAccessible(staffPage);
      await openOrder(staffPage, number);
      await staffPage.getByText("payment_intent.succeeded").first().click();
      await openRefundForm(staffPage);
      await expectAccessible(staffPage);
      await staffPage.getByRole("link", { name: /^evt_/ }).first().click();
      await expect(staffPage.getByRole("heading", { name: "Payload" })).toBeVisible();
      await expectAccessible(staffPage);
      for (const path of [
        "/admin/events",
        "/admin/reviews",
        "/admin/reviews?show=closed",
        "/admin/disputes",
        "/admin/overview",
        "/admin/overview/statement",
        "/admin/products",
        `/admin/products/${PRODUCTS.mug.id}`,
        "/admin/shipping",
        "/admin/settings",
        "/admin/health",
        "/admin/orders?status=to_ship",
        "/admin/audit",
      ]) {
        await staffPage.goto(path);
        await expectAccessible(staffPage);
      }
    });

    test("an order that waits for the bank, and one it refused, have no violation", async ({ page }) => {
      const returnUrl = nextReturnUrl(page);
      await goToPay(page, { card: CARDS.authenticate });
      await payButton(page).click();
      const order = await page.context().newPage();
      await order.goto(await returnUrl);
      const title = order.getByRole("heading", { level: 1 });
      await expect(title).toHaveText("Waiting for your payment");
      await expectAccessible(order);

      await answerChallenge(page, "fail");
      await expect(title).toHaveText("The payment did not go through");
      await expectAccessible(order);
      await expect(page.getByText("The payment did not go through")).toBeVisible();
      await expectAccessible(page);
    });

    test("signing in has no violation, before and after a wrong password", async ({ page }) => {
      await page.goto("/admin/sign-in");
      await expectAccessible(page);
      await page.getByLabel("E-mail").fill("nobody@example.com");
      await page.getByLabel("Password").fill("wrong password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
      await expectAccessible(page);
    });
  });
}
