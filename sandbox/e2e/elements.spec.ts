import {
  challengeFrame,
  DECLINE_LINE,
  expect,
  expectAccessible,
  expectOutcome,
  pay,
  paymentFrame,
  test,
} from "./fixtures";
import type { ShopConfig } from "./shop-config";

const WALLET: Partial<ShopConfig> = {
  elements: ["expressCheckout", "payment"],
  expressOptions: {
    shippingAddressRequired: true,
    lineItems: [{ name: "Mug", amount: 4200 }],
    shippingRates: [{ id: "standard", amount: 0, displayName: "Standard" }],
  },
};

test("the express buttons say which wallets there are", async ({ page, openShop }) => {
  await openShop({ elements: ["expressCheckout"], expressOptions: { paymentMethods: { link: "never" } } });
  await expect(page.getByTestId("wallets")).toContainText('"googlePay":true,"link":false');
  const buttons = page.frameLocator('iframe[title="Secure express checkout frame"]').getByRole("button");
  await expect(buttons).toHaveCount(1);
  await expect(buttons).toHaveAccessibleName("Pay with Google Pay");
});

test("a wallet asks for the address, pays, and hands over where to ship", async ({ page, openShop }) => {
  const shop = await openShop(WALLET);
  const buttons = page.frameLocator('iframe[title="Secure express checkout frame"]');
  await buttons.getByRole("button", { name: "Google Pay" }).click();
  const sheet = page.frameLocator('iframe[title="Simulated wallet"]');
  await expect(sheet.getByRole("dialog", { name: "Google Pay" })).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel("Ship to").selectOption("Jakob Maier");
  await expect(page.getByTestId("log")).toContainText("shipping to DE");
  await sheet.getByRole("button", { name: "Pay $42.00" }).click();
  await expectOutcome(page, "PaymentIntent succeeded");
  await expect(page.locator('iframe[title="Simulated wallet"]')).toHaveCount(0);
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent());
  expect(intent.shipping?.address?.city).toBe("Berlin");
});

test("a wallet's card can need 3D Secure", async ({ page, openShop }) => {
  await openShop(WALLET);
  await page
    .frameLocator('iframe[title="Secure express checkout frame"]')
    .getByRole("button", { name: "Link" })
    .click();
  const sheet = page.frameLocator('iframe[title="Simulated wallet"]');
  await sheet.getByLabel("Card").selectOption({ label: "Visa •••• 3155 (3D Secure)" });
  await sheet.getByRole("button", { name: /^Pay/ }).click();
  await challengeFrame(page).locator("#test-source-authorize-3ds").click();
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("closing the wallet is a cancel event, and the form still works", async ({ page, openShop }) => {
  await openShop(WALLET);
  await page
    .frameLocator('iframe[title="Secure express checkout frame"]')
    .getByRole("button", { name: "Link" })
    .click();
  await page.frameLocator('iframe[title="Simulated wallet"]').getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByTestId("log")).toContainText("cancel");
  await pay(page);
  await expectOutcome(page, "incomplete_number");
});

test.describe("a declined wallet card", () => {
  test.use({ expectedErrors: [DECLINE_LINE] });

  test("is the same card error as a typed one", async ({ page, openShop }) => {
    await openShop(WALLET);
    await page
      .frameLocator('iframe[title="Secure express checkout frame"]')
      .getByRole("button")
      .first()
      .click();
    const sheet = page.frameLocator('iframe[title="Simulated wallet"]');
    await sheet.getByLabel("Card").selectOption({ label: "Visa •••• 0002 (declined)" });
    await sheet.getByRole("button", { name: /^Pay/ }).click();
    await expectOutcome(page, "card_error: card_declined");
  });
});

test("address and e-mail elements validate on submit and end in the PaymentIntent", async ({
  page,
  openShop,
}) => {
  const shop = await openShop({ elements: ["linkAuthentication", "shippingAddress", "payment"] });
  const email = page.frameLocator('iframe[title="Secure email input frame"]');
  const address = page.frameLocator('iframe[title="Secure address input frame"]');
  await email.locator("#Field-emailInput").waitFor();
  await address.locator("#shippingAddress-nameInput").waitFor();
  await paymentFrame(page).locator("#payment-numberInput").waitFor();
  await pay(page);
  await expectOutcome(page, "incomplete_email");
  await expectAccessible(page);

  await email.getByLabel("Email").fill("jenny@example.com");
  await address.getByLabel("Full name").fill("Jenny Rosen");
  await address.getByLabel("Address line 1").fill("510 Townsend St");
  await address.getByLabel("City").fill("San Francisco");
  await address.getByLabel("State").selectOption({ label: "California" });
  await address.getByLabel("ZIP code").fill("94103");
  await expect(page.getByTestId("log")).toContainText('"line1":"510 Townsend St"');
  const card = paymentFrame(page);
  await card.locator("#payment-numberInput").fill("4242424242424242");
  await card.locator("#payment-expiryInput").fill("1234");
  await card.locator("#payment-cvcInput").fill("123");
  await card.locator("#payment-postalCodeInput").fill("94103");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent(), { expand: ["payment_method"] });
  expect(intent.shipping?.name).toBe("Jenny Rosen");
  expect(intent.shipping?.address?.state).toBe("CA");
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  expect(method?.billing_details.email).toBe("jenny@example.com");
});

test("the address element follows the country", async ({ page, openShop }) => {
  await openShop({ elements: ["shippingAddress"] });
  const address = page.frameLocator('iframe[title="Secure address input frame"]');
  await address.getByLabel("Country").selectOption("DE");
  await expect(address.getByLabel("State")).toHaveCount(0);
  await expect(address.getByLabel("Postal code")).toBeVisible();
  await address.getByLabel("Country").selectOption("HK");
  await expect(address.getByLabel("Postal code")).toHaveCount(0);
  await address.getByLabel("Country").selectOption("CA");
  await expect(address.getByLabel("Province")).toBeVisible();
});

test("a billing address element takes the address out of the Payment Element", async ({ page, openShop }) => {
  const shop = await openShop({ elements: ["billingAddress", "payment"] });
  const address = page.frameLocator('iframe[title="Secure address input frame"]');
  const card = paymentFrame(page);
  await expect(card.locator("#payment-cvcInput")).toBeVisible();
  await expect(card.locator("#payment-postalCodeInput")).toBeHidden();
  await address.getByLabel("Full name").fill("Jakob Maier");
  await address.getByLabel("Country").selectOption("DE");
  await address.getByLabel("Address line 1").fill("Unter den Linden 77");
  await address.getByLabel("City").fill("Berlin");
  await address.getByLabel("Postal code").fill("10117");
  await card.locator("#payment-numberInput").fill("4242424242424242");
  await card.locator("#payment-expiryInput").fill("1234");
  await card.locator("#payment-cvcInput").fill("123");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent(), { expand: ["payment_method"] });
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  expect(method?.billing_details.address?.postal_code).toBe("10117");
  expect(method?.billing_details.name).toBe("Jakob Maier");
});
