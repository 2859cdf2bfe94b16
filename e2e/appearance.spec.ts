import { openCheckout } from "./support/checkout";
import { paymentFrame } from "./support/payment-element";
import { addToCart, PRODUCTS } from "./support/shop";
import { expect, test } from "./support/test";

/** How bright a computed colour is, from 0 (black) to 255. */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return (red * 299 + green * 587 + blue * 114) / 1000;
}

test("the dark scheme reaches into the Payment Element, also when it changes on the open page", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await addToCart(page, PRODUCTS.mug);
  await openCheckout(page);
  const input = paymentFrame(page).locator("#payment-numberInput");
  const styles = () =>
    input.evaluate((element) => {
      // A frame outside of the screen is not drawn, and its transitions stand still.
      for (const animation of document.getAnimations()) animation.finish();
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
  await expect(input).toBeVisible();
  const dark = await styles();
  expect(brightness(dark.backgroundColor)).toBeLessThan(80);
  expect(brightness(dark.color)).toBeGreaterThan(170);
  expect(brightness(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))).toBeLessThan(
    80,
  );

  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(async () => brightness((await styles()).backgroundColor)).toBeGreaterThan(200);
  expect(brightness((await styles()).color)).toBeLessThan(80);
});
