import {
  challengeFrame,
  DECLINE_LINE,
  expect,
  expectOutcome,
  fillCard,
  pay,
  paymentFrame,
  test,
} from "./fixtures";

test("a good card pays, and the PaymentIntent is the shop's", async ({ page, openShop }) => {
  const shop = await openShop();
  await fillCard(page, "4242424242424242");
  // StrictMode mounts every element twice; only the second may be left.
  await expect(page.locator("iframe")).toHaveCount(1);
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent(), { expand: ["payment_method"] });
  expect(intent.status).toBe("succeeded");
  expect(intent.amount_received).toBe(4200);
  const method = typeof intent.payment_method === "object" ? intent.payment_method : null;
  expect(method?.billing_details.address?.postal_code).toBe("94107");
});

test("with redirect always the browser leaves for the return address with Stripe's parameters", async ({
  page,
  openShop,
}) => {
  const shop = await openShop({ redirect: "always" });
  await fillCard(page, "4242424242424242");
  await pay(page);
  await page.waitForURL(/\/return\?/);
  const query = new URL(page.url()).searchParams;
  expect(query.get("payment_intent")).toBe(shop.lastIntent());
  expect(query.get("payment_intent_client_secret")).toContain("_secret_");
  expect(query.get("redirect_status")).toBe("succeeded");
});

test.describe("a declined card", () => {
  test.use({ expectedErrors: [DECLINE_LINE] });

  test("resolves an error, is shown at the number, and the next card pays the same page", async ({
    page,
    openShop,
  }) => {
    await openShop();
    await fillCard(page, "4000000000000002");
    await pay(page);
    await expectOutcome(page, "card_error: card_declined generic_decline");
    await expect(paymentFrame(page).locator("#Field-numberError")).toContainText("declined");
    await fillCard(page, "4242424242424242");
    await pay(page);
    await expectOutcome(page, "PaymentIntent succeeded");
  });

  test("for its security code is shown at the security code", async ({ page, openShop }) => {
    await openShop();
    await fillCard(page, "4000000000000127");
    await pay(page);
    await expectOutcome(page, "incorrect_cvc");
    await expect(paymentFrame(page).locator("#Field-cvcError")).toBeVisible();
  });
});

test("a passed 3D Secure challenge pays", async ({ page, openShop }) => {
  await openShop();
  await fillCard(page, "4000002500003155");
  await pay(page);
  await challengeFrame(page).locator("#test-source-authorize-3ds").click();
  await expectOutcome(page, "PaymentIntent succeeded");
});

test("a failed 3D Secure challenge is an authentication failure and takes no money", async ({
  page,
  openShop,
}) => {
  const shop = await openShop();
  await fillCard(page, "4000002500003155");
  await pay(page);
  await challengeFrame(page).locator("#test-source-fail-3ds").click();
  await expectOutcome(page, "payment_intent_authentication_failure");
  const intent = await shop.stripe.paymentIntents.retrieve(shop.lastIntent());
  expect(intent.status).toBe("requires_payment_method");
  expect(intent.latest_charge).toBeNull();
});

test("closing the 3D Secure dialog counts as a failed challenge", async ({ page, openShop }) => {
  await openShop();
  await fillCard(page, "4000002500003155");
  await pay(page);
  const outer = page.frameLocator('iframe[src*="three-ds-2-challenge"]');
  await outer.getByRole("button", { name: "Cancel" }).click();
  await expectOutcome(page, "payment_intent_authentication_failure");
  await expect(page.locator('iframe[src*="three-ds-2-challenge"]')).toHaveCount(0);
});

test("a passed challenge on a card that is then declined is a card error", async ({ page, openShop }) => {
  await openShop();
  await fillCard(page, "4000008400001629");
  await pay(page);
  await challengeFrame(page).locator("#test-source-authorize-3ds").click();
  await expectOutcome(page, "card_declined");
});

test("no card number ever appears in the shop's own page", async ({ page, openShop }) => {
  const seen: string[] = [];
  page.on("request", (request) => {
    if (request.frame() === page.mainFrame()) seen.push(`${request.url()} ${request.postData() ?? ""}`);
  });
  await openShop();
  await fillCard(page, "4242424242424242");
  await pay(page);
  await expectOutcome(page, "PaymentIntent succeeded");
  expect(await page.content()).not.toContain("4242");
  expect(seen.filter((line) => line.includes("4242424242424242"))).toEqual([]);
});
