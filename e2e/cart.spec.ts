import type { Page } from "@playwright/test";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

const { mug, cup, few } = PRODUCTS;
const box = (page: Page, { name }: { name: string }) => page.getByLabel(`Quantity of ${name}`);
const checkOut = (page: Page) => page.getByRole("button", { name: "Check out" });

test("a typed quantity is saved when its box is left", async ({ page }) => {
  await addToCart(page, mug);
  await box(page, mug).fill("3");
  await box(page, mug).press("Tab");
  await expect(page.getByText("$114.00").first()).toBeVisible();
  await page.reload();
  await expect(box(page, mug)).toHaveValue("3");
});

test("Check out goes on with what is typed in every box", async ({ page }) => {
  await addToCart(page, mug);
  await addToCart(page, cup);
  await box(page, mug).fill("2");
  await box(page, cup).fill("5");
  await checkOut(page).click();
  await expect(page.getByText("2 × $38.00")).toBeVisible();
  await expect(page.getByText("5 × $24.00")).toBeVisible();
  await expect(page.getByText("$196.00").filter({ visible: true }).first()).toBeVisible();
});

test("what is typed into one box stays while another is being saved", async ({ page }) => {
  await addToCart(page, mug);
  await addToCart(page, cup);
  await box(page, mug).fill("2");
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await box(page, cup).focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("7");
  await saved;
  await expect(page.getByText("$100.00")).toBeVisible();
  await expect(box(page, cup)).toHaveValue("7");
});

test("more than there is keeps the shopper in the cart, at the box, and moves nothing", async ({ page }) => {
  await addToCart(page, cup);
  const boundsOf = (name: string) => page.getByRole("button", { name }).boundingBox();
  const before = [
    await boundsOf("One Ink Espresso Cup more"),
    await boundsOf("Remove Ink Espresso Cup"),
    await boundsOf("Check out"),
  ];
  await box(page, cup).fill("99");
  await checkOut(page).click();
  await expect(page.getByText("There are not that many left. Choose fewer.")).toBeVisible();
  await expect(box(page, cup)).toBeFocused();
  await expect(box(page, cup)).toHaveAccessibleDescription("There are not that many left. Choose fewer.");
  await expect(page).toHaveURL("/cart");
  expect([
    await boundsOf("One Ink Espresso Cup more"),
    await boundsOf("Remove Ink Espresso Cup"),
    await boundsOf("Check out"),
  ]).toEqual(before);

  await box(page, cup).fill("2");
  await checkOut(page).click();
  await expect(page.getByText("2 × $24.00")).toBeVisible();
});

test("what is no quantity is said at its box, and the other box is saved", async ({ page }) => {
  await addToCart(page, mug);
  await addToCart(page, cup);
  await box(page, mug).fill("0");
  await box(page, cup).fill("2");
  await checkOut(page).click();
  await expect(box(page, mug)).toHaveAccessibleDescription("Choose a quantity between 1 and 99.");
  await expect(page.getByText("$86.00")).toBeVisible();
  await page.reload();
  await expect(box(page, mug)).toHaveValue("1");
  await expect(box(page, cup)).toHaveValue("2");
});

test("plus ends at the last piece, and the page says that few are left, not how many", async ({ page }) => {
  await page.goto(`/products/${mug.id}`);
  await expect(page.getByText(/left$/)).toBeHidden();
  await page.goto(`/products/${few.id}`);
  await expect(page.getByText("Only a few left")).toBeVisible();
  await addToCart(page, few, 7);
  const more = page.getByRole("button", { name: `One ${few.name} more` });
  await expect(more).toBeEnabled();
  await more.click();
  await expect(box(page, few)).toHaveValue("8");
  await expect(more).toBeDisabled();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Check out goes on with what is typed", async ({ page }) => {
    await addToCart(page, mug);
    await addToCart(page, cup);
    await box(page, mug).fill("2");
    await box(page, cup).fill("3");
    await checkOut(page).click();
    await expect(page).toHaveURL("/checkout");
    await expect(page.getByText("$148.00").filter({ visible: true }).first()).toBeVisible();
  });

  test("a refused quantity is said at its line, and nothing else is lost", async ({ page }) => {
    await addToCart(page, mug);
    await addToCart(page, cup);
    await box(page, mug).fill("3");
    await box(page, cup).fill("99");
    await checkOut(page).click();
    await expect(page.getByText("There are not that many left. Choose fewer.")).toBeVisible();
    await expect(box(page, mug)).toHaveValue("3");
  });
});
