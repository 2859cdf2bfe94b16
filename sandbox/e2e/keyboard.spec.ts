import { challengeFrame, expect, expectAccessible, expectOutcome, paymentFrame, test } from "./fixtures";

test("a card is paid for with the keyboard alone, 3D Secure included", async ({ page, openShop }) => {
  await openShop();
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").waitFor();
  await page.keyboard.press("Tab");
  await expect(frame.getByRole("tab", { name: "Card" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(frame.getByRole("tab", { name: "US bank account" })).toBeFocused();
  await page.keyboard.press("Home");
  await expect(frame.getByRole("tab", { name: "Card" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.type("4000002500003155");
  await page.keyboard.type("1234");
  await page.keyboard.type("123");
  await page.keyboard.press("Tab");
  await expect(frame.locator("#payment-countryInput")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("94107");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Pay" })).toBeFocused();
  await page.keyboard.press("Enter");

  const complete = challengeFrame(page).locator("#test-source-authorize-3ds");
  await complete.waitFor();
  await expectAccessible(page);
  // The keyboard is in the dialog already.
  await page.keyboard.press("Tab");
  await expect(complete).toBeFocused();
  await page.keyboard.press("Enter");
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("Escape refuses the 3D Secure challenge and frees the page", async ({ page, openShop }) => {
  await openShop();
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").fill("4000002500003155");
  await frame.locator("#payment-expiryInput").fill("1234");
  await frame.locator("#payment-cvcInput").fill("123");
  await frame.locator("#payment-postalCodeInput").fill("94107");
  await page.getByRole("button", { name: "Pay" }).press("Enter");
  const complete = challengeFrame(page).locator("#test-source-authorize-3ds");
  await complete.press("Escape");
  await expectOutcome(page, "payment_intent_authentication_failure");
  await expect(page.locator("#root")).not.toHaveAttribute("inert");
});

test("the form, its errors and its other methods have no accessibility violation", async ({
  page,
  openShop,
}) => {
  await openShop();
  const frame = paymentFrame(page);
  await frame.locator("#payment-numberInput").waitFor();
  await page.getByRole("button", { name: "Pay" }).click();
  await expect(frame.getByRole("alert")).toHaveCount(4);
  await expectAccessible(page);
  for (const name of ["US bank account", "Amazon Pay"]) {
    await frame.getByRole("tab", { name }).click();
    await expectAccessible(page);
  }
});
