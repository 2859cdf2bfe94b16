import { goToPay, payButton } from "./support/checkout";
import { newClientAddress } from "./support/client-address";
import { environment } from "./support/environment";
import { nextReturnUrl, watchPaymentIntents } from "./support/order";
import { CARDS } from "./support/payment-element";
import { readPaymentIntent } from "./support/sandbox";
import { chooseCurrency, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

test.use({ javaScriptEnabled: false });

test("without JavaScript a shopper browses, fills, changes and empties the cart", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: PRODUCTS.mug.name }).click();
  await page.getByLabel("Quantity").selectOption("3");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page).toHaveURL("/cart");
  await expect(page.getByRole("link", { name: "Cart 3 pieces" })).toBeVisible();

  await page.getByRole("button", { name: "One Ash Mug less" }).click();
  await expect(page.getByLabel("Quantity of Ash Mug")).toHaveValue("2");
  await page.getByLabel("Quantity of Ash Mug").fill("4");
  await page.getByLabel("Quantity of Ash Mug").press("Enter");
  await expect(page.getByText("$152.00").first()).toBeVisible();

  await chooseCurrency(page, "JPY");
  await expect(page.getByText("¥22,400").first()).toBeVisible();
  await page.getByRole("button", { name: "Remove Ash Mug" }).click();
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});

test("more than there is cannot be put into the cart, and the page says so", async ({ page }) => {
  await page.goto(`/products/${PRODUCTS.cup.id}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByLabel(`Quantity of ${PRODUCTS.cup.name}`).fill("99");
  await page.getByLabel(`Quantity of ${PRODUCTS.cup.name}`).press("Enter");
  await expect(page.getByText("There are not that many left. Choose fewer.")).toBeVisible();
});

test("the checkout says that paying needs JavaScript and keeps the cart", async ({ page }) => {
  await page.goto(`/products/${PRODUCTS.mug.id}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("button", { name: "Check out" }).click();
  const notice = page.locator("noscript");
  await expect(notice).toBeVisible();
  expect(await notice.textContent()).toContain("Paying needs JavaScript");
  await expect(page.getByText("$38.00").filter({ visible: true }).first()).toBeVisible();
});

test.describe("an unpaid order", () => {
  // It is placed and tried with scripts; everything after that is without.
  test.use({ javaScriptEnabled: true, expectedErrors: ["402 (Payment Required)"] });

  test("is canceled and bought again from its page without JavaScript", async ({ page, browser }) => {
    const intents = watchPaymentIntents(page);
    const returnUrl = nextReturnUrl(page);
    await goToPay(page, { card: CARDS.declined });
    await payButton(page).click();
    await expect(page.getByText("The payment did not go through")).toBeVisible();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: environment.shopUrl,
      extraHTTPHeaders: { "X-Forwarded-For": newClientAddress() },
    });
    const plain = await context.newPage();
    await plain.goto(await returnUrl);
    const title = plain.getByRole("heading", { level: 1 });
    await expect(title).toHaveText("The payment did not go through");
    await plain.getByText("Cancel this order").click();
    await plain.getByRole("button", { name: "Cancel the order" }).click();
    await expect(title).toHaveText("This order was canceled");
    expect((await readPaymentIntent(intents[0] ?? "")).status).toBe("canceled");

    await plain.getByRole("button", { name: "Put it back into my cart" }).click();
    await expect(plain).toHaveURL("/cart");
    await expect(plain.getByLabel("Quantity of Ash Mug")).toHaveValue("1");
    await context.close();
  });
});
